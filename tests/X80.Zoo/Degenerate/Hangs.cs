using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Never answers.</summary>
internal sealed class Hangs : DegenerateServer
{
    public override string Name => "hangs";

    public override string Defect => "Takes every request and answers none.";

    protected override async Task<IResult> AnswerAsync(HttpRequest request)
    {
        await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
        return Results.NoContent();
    }
}
