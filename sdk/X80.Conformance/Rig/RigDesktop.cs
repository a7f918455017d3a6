namespace X80.Conformance.Rig;

/// <summary>Stands where the desktop would open links: notes the address and opens nothing.</summary>
public sealed class RigDesktop
{
    private readonly Lock gate = new();
    private readonly List<string> opened = [];

    /// <summary>Addresses that were to be opened, in their order.</summary>
    public IReadOnlyList<string> Opened
    {
        get
        {
            lock (gate)
            {
                return [.. opened];
            }
        }
    }

    public void Open(string address)
    {
        lock (gate)
        {
            opened.Add(address);
        }
    }
}
