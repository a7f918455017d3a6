using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Degenerate;

/// <summary>Cuts every connection off.</summary>
internal sealed class Crashes : DegenerateServer
{
    public override string Name => "crashes";

    public override string Defect => "Cuts the connection off whatever is asked.";

    protected override Task<IResult> AnswerAsync(HttpRequest request)
    {
        request.HttpContext.Abort();
        return Task.FromResult(Results.NoContent());
    }
}
