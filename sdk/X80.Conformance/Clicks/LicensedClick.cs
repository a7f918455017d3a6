using X80.Conformance.Subjects;

namespace X80.Conformance.Clicks;

/// <summary>A click that the suite makes, and what it pays for (contract, table "Clicks").</summary>
internal sealed class LicensedClick
{
    private readonly List<PaidRequest> left;
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <param name="control">What is clicked.</param>
    /// <param name="sentBefore">Linked, Shared and sent there before: then Sync also pays for one send.</param>
    public LicensedClick(ClientControl control, bool sentBefore)
    {
        (Control, IsOfLinkedChat) = (control, sentBefore);
        left = [.. PaidRequest.By(control, sentBefore)];
    }

    public ClientControl Control { get; }

    /// <summary>Whether its chat was linked, Shared and sent before the click.</summary>
    public bool IsOfLinkedChat { get; }

    /// <summary>Id of the chat that it is about.</summary>
    public string? Chat { get; init; }

    /// <summary>The part of the run in which it was made.</summary>
    public string Episode { get; init; } = "";

    /// <summary>What it has paid for, in the order of arrival.</summary>
    public List<Rig.RecordedRequest> Paid { get; } = [];

    /// <returns>Whether the click pays for the request; what it pays for once is spent by it.</returns>
    public bool TryPay(Rig.RecordedRequest request)
    {
        // A retry inside the life of the click bears the key of its first attempt and is the same request (HUMAN-6).
        var isRetry = request.IdempotencyKey is { } key && !keys.Add(key) && Paid.Any(paid => paid.ToString() == request.ToString());
        var match = left.FirstOrDefault(paid => paid.Matches(request));
        if (!isRetry && match is null)
        {
            return false;
        }
        if (!isRetry && match!.Once)
        {
            left.Remove(match);
        }
        Paid.Add(request);
        return true;
    }
}
