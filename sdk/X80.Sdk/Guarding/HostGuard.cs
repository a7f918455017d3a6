namespace X80.Sdk.Guarding;

/// <summary>
/// Decides about an address in the browser's canonical form (GUARD-1 to GUARD-4). Pure; no parser but a tiny ASCII
/// grammar on which every parser agrees, so there is nothing to confuse.
/// </summary>
public sealed class HostGuard
{
    private readonly string[] hosts;

    public HostGuard(IEnumerable<string> documentHosts) => hosts = [.. documentHosts];

    /// <param name="url">The address as the browser gives it.</param>
    /// <param name="context">What wants to reach it.</param>
    /// <param name="gesture">Whether a person's click led here.</param>
    public GuardDecision Decide(string url, GuardContext context, bool gesture = false) =>
        hosts.Length == 0 ? default : new(GuardAction.Refuse, false, "not-written");
}
