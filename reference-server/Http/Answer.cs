using X80.Contract.Json;
using X80.Contract.Problems;

namespace X80.ReferenceServer.Http;

/// <summary>Answers in the contract's JSON.</summary>
internal static class Answer
{
    public static IResult Json<T>(T value) => TypedResults.Json(value, ContractJson.Tolerant);

    public static IResult Problem(ProblemDocument problem) =>
        TypedResults.Json(problem, ContractJson.Tolerant, ProblemDocument.MediaType, problem.Status);
}
