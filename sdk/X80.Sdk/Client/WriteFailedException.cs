using System.Net;

namespace X80.Sdk.Client;

/// <summary>
/// A write that is not certainly done (WIRE-3). The message says what happened and what to do next, in our words alone:
/// nothing of the request, the answer or the token is kept.
/// </summary>
public sealed class WriteFailedException : Exception
{
    internal WriteFailedException(string operation, string target, WriteFailure failure)
        : base($"{operation} ({target}) failed: {failure.Code}{Shown(failure.Status)}. "
            + (failure.IsRunning ? "It may have been applied. " + failure.Next
                : failure.MayHaveBeenApplied ? "It may have been applied. Look first, then try again."
                : "Nothing was applied. " + failure.Next)) =>
        (Operation, Target, Failure) = (operation, target, failure);

    /// <summary>What was tried, such as <c>Sync</c>.</summary>
    public string Operation { get; }

    /// <summary>On what: an id, or the name of a collection; never a title.</summary>
    public string Target { get; }

    public WriteFailure Failure { get; }

    /// <summary>The problem's slug, such as <c>conversation-private</c>; <c>unreachable</c>, <c>timed-out</c> and the like where there is none.</summary>
    public string Code => Failure.Code;

    public HttpStatusCode? Status => Failure.Status;

    public bool MayHaveBeenApplied => Failure.MayHaveBeenApplied;

    private static string Shown(HttpStatusCode? status) => status is { } code ? $" ({(int)code})" : "";
}
