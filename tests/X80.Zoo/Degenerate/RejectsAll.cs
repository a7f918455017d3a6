using Microsoft.AspNetCore.Http;
using X80.Contract.Problems;

namespace X80.Zoo.Degenerate;

/// <summary>Refuses everything: nothing leaks, and nothing works.</summary>
internal sealed class RejectsAll : DegenerateServer
{
    public override string Name => "rejects-all";

    public override string Defect => "Refuses every request, allowed ones too.";

    protected override Task<IResult> AnswerAsync(HttpRequest request) => Task.FromResult(Results.Problem(type: ProblemTypes.ConversationPrivate, statusCode: 403));
}
