using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Reads are empty, and writes are answered with nothing.</summary>
internal sealed class EmptyReads : DegenerateServer
{
    public override string Name => "empty-reads";

    public override string Defect => "Answers every read with an empty list and every write with no content.";

    protected override Task<IResult> AnswerAsync(HttpRequest request) =>
        Task.FromResult(request.Method == "GET" ? Results.Json(new { Items = Array.Empty<string>(), Parts = Array.Empty<string>() }) : Results.NoContent());
}
