using X80.Contract.Sessions;

namespace X80.ReferenceServer.Http;

/// <summary>The members seen so far of each JSON object that is open: one set a depth, used again by the objects that follow.</summary>
internal sealed class NamesByDepth
{
    // To empty a set costs as much as it has ever held.
    private const int MostKept = 64;

    private readonly HashSet<string>?[] names = new HashSet<string>?[ContractLimits.Version1.Depth + 1];

    /// <param name="depth">Of the object itself, whose members are one deeper.</param>
    public void Open(int depth)
    {
        if (names[depth] is { Count: <= MostKept } kept)
        {
            kept.Clear();
        }
        else
        {
            names[depth] = new HashSet<string>(StringComparer.Ordinal);
        }
    }

    /// <param name="depth">Of the member.</param>
    /// <param name="name">Unescaped.</param>
    /// <returns>False when its object has that member already.</returns>
    public bool Add(int depth, string name) => names[depth - 1]!.Add(name);
}
