using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Answers with what it was sent.</summary>
internal sealed class Echoes : DegenerateServer
{
    public override string Name => "echoes";

    public override string Defect => "Answers every request with its own body.";

    protected override async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(request.HttpContext.RequestAborted), "application/json");
    }
}
