namespace X80.Contract.Problems;

/// <summary>An RFC 9457 problem. Never holds content, a token, a stack, or text that came from a CRM (WIRE-5).</summary>
public sealed record ProblemDocument
{
    public const string MediaType = "application/problem+json";

    /// <summary>One of <see cref="ProblemTypes"/>, or a later one.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    public int? Status { get; init; }

    public string? Detail { get; init; }

    /// <summary>With <c>crm-*</c>: whether the CRM may have done it although it did not say so.</summary>
    public bool? MayHaveBeenApplied { get; init; }

    /// <summary>With <c>crm-*</c> on a sync: the messages are stored, the note is behind.</summary>
    public bool? Stored { get; init; }
}
