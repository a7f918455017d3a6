using X80.Contract.Problems;

namespace X80.ReferenceServer.Http;

/// <summary>A request that is answered with a problem. Its text is fixed words: it never holds what was sent.</summary>
internal sealed class RefusedException(ProblemDocument problem, int? retryAfterSeconds = null) : Exception(problem.Title)
{
    public ProblemDocument Problem => problem;

    public int? RetryAfterSeconds => retryAfterSeconds;

    /// <summary>The last part of the problem's type, such as <c>not-linked</c>.</summary>
    public string Reason => problem.Type![ProblemTypes.Base.Length..];
}
