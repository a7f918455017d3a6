using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Says yes, and nothing else.</summary>
internal sealed class AcceptsAll : DegenerateServer
{
    public override string Name => "accepts-all";

    public override string Defect => "Answers every request with an empty object.";

    protected override Task<IResult> AnswerAsync(HttpRequest request) => Task.FromResult(Results.Json(new { }));
}
