using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Says 200 and means an error.</summary>
internal sealed class FailsWithSuccess : DegenerateServer
{
    public override string Name => "fails-with-success";

    public override string Defect => "Answers every request with 200 and an error in the body.";

    protected override Task<IResult> AnswerAsync(HttpRequest request) =>
        Task.FromResult(Results.Json(new { Error = "internal", Type = "https://x80.dev/problems/gate-unavailable" }));
}
