using System.Diagnostics;
using X80.Conformance.Subjects;

namespace X80.Conformance.Launching.Sight;

/// <summary>A person's eyes at a client: what the accessibility bus says that its windows show, the page's own document left out.</summary>
/// <param name="eyes">The reader of the session's bus.</param>
/// <param name="surface">How the address of the document begins that is the client's own surface; empty where that is made of widgets.</param>
internal sealed class AccessibilityTree(Eyes eyes, string surface = "")
{
    // A control counts when it has stood still for half a second (architecture, "Where the control lives"), and a person is slower.
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public async Task<IReadOnlyList<Place>> LookAsync(CancellationToken cancellationToken) => (await eyes.AskAsync(surface, "", cancellationToken)).Places;

    /// <summary>Moves the focus to a button, as the keyboard would.</summary>
    public Task FocusAsync(string name, CancellationToken cancellationToken) => eyes.AskAsync(surface, name, cancellationToken);

    /// <summary>Waits until all stands still.</summary>
    /// <returns>What is shown then.</returns>
    /// <exception cref="ClientFailedException">It never does.</exception>
    public async Task<IReadOnlyList<Place>> RestAsync(CancellationToken cancellationToken)
    {
        var (whole, since) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        IReadOnlyList<Place> before = [];
        while (whole.Elapsed < LongestUnrest)
        {
            var (isWhole, shown) = await eyes.AskAsync(surface, "", cancellationToken);
            if (!isWhole || !shown.SequenceEqual(before))
            {
                (before, since) = (shown, Stopwatch.StartNew());
            }
            else if (since.Elapsed >= Still)
            {
                return shown;
            }
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
        throw new ClientFailedException("What it shows does not come to rest.");
    }

    /// <summary>Waits until a button is there whose name begins so, and all stands still.</summary>
    /// <exception cref="ClientFailedException">There is none.</exception>
    public Task<Place> FindAsync(string name, TimeSpan patience, CancellationToken cancellationToken) =>
        FindAsync(shown => Find(shown, name), name, patience, cancellationToken);

    /// <summary>As above, for a field.</summary>
    /// <exception cref="ClientFailedException">There is none.</exception>
    public Task<Place> FindFieldAsync(string name, TimeSpan patience, CancellationToken cancellationToken) =>
        FindAsync(shown => shown.FirstOrDefault(place => place.IsField && place.Name.StartsWith(name, StringComparison.Ordinal)), name, patience, cancellationToken);

    public static Place? Find(IReadOnlyList<Place> shown, string name) =>
        shown.FirstOrDefault(place => place.IsButton && place.Width > 0 && place.Name.StartsWith(name, StringComparison.Ordinal));

    private async Task<Place> FindAsync(Func<IReadOnlyList<Place>, Place?> find, string name, TimeSpan patience, CancellationToken cancellationToken)
    {
        var whole = Stopwatch.StartNew();
        IReadOnlyList<Place> shown;
        do
        {
            shown = await RestAsync(cancellationToken);
            if (find(shown) is { } found)
            {
                return found;
            }
        }
        while (whole.Elapsed < patience);
        // Words of the client's own surface; the page's people are invented.
        var words = string.Join(" / ", shown.Select(place => place.Name).Where(each => each.Length > 0).Distinct());
        throw new ClientFailedException($"It shows nothing to use whose name begins with \"{name}\". It shows: {words}");
    }
}
