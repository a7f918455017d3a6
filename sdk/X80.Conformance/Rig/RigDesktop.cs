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
                return [.. opened, .. Elsewhere()];
            }
        }
    }

    /// <summary>Addresses that a program which stands for the desktop was given.</summary>
    internal Func<IReadOnlyList<string>> Elsewhere { get; set; } = () => [];

    public void Open(string address)
    {
        lock (gate)
        {
            opened.Add(address);
        }
    }
}
