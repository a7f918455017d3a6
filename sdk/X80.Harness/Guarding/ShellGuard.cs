using X80.Sdk.Guarding;

namespace X80.Harness.Guarding;

/// <summary>The channel's guard as the shell asks it: a guard that fails has not decided, so it refuses.</summary>
internal sealed class ShellGuard
{
    /// <summary>The reason of a refusal that no decision stands behind.</summary>
    public const string Failed = "guard-failed";

    private readonly Func<string?, GuardContext, bool, GuardDecision> decide;

    public ShellGuard(HostGuard guard)
        : this(guard.Decide)
    {
    }

    internal ShellGuard(Func<string?, GuardContext, bool, GuardDecision> decide) => this.decide = decide;

    /// <inheritdoc cref="HostGuard.Decide"/>
    public GuardDecision Decide(string? url, GuardContext context, bool gesture = false)
    {
        try
        {
            return decide(url, context, gesture);
        }
        catch (Exception)
        {
            // Whatever it was: the page waits for an answer, and there is only one that is safe.
            return new(GuardAction.Refuse, Trusted: false, Failed);
        }
    }
}
