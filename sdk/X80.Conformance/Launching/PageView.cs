using System.Text.Json;
using X80.Conformance.Subjects;

namespace X80.Conformance.Launching;

/// <summary>Where the page stands on the screen: the pointer is moved over it, and the page says where it saw that.</summary>
internal sealed class PageView(PageHand hand, XInput input)
{
    private static readonly (int X, int Y)[] Tries = [(250, 350), (500, 350), (250, 500), (700, 300), (120, 200)];

    private (int X, int Y)? corner;

    /// <summary>The document was changed or its window moved: it is looked for anew.</summary>
    public void Lose() => corner = null;

    /// <summary>Clicks an element of the page.</summary>
    /// <exception cref="TimeoutException">It is not there.</exception>
    public async Task ClickAsync(string selector, CancellationToken cancellationToken)
    {
        var (x, y) = await FindAsync(selector, cancellationToken);
        await input.ClickAsync(x, y, cancellationToken);
    }

    /// <summary>The point of the screen where an element's middle is.</summary>
    /// <exception cref="TimeoutException">It is not there.</exception>
    public async Task<(int X, int Y)> FindAsync(string selector, CancellationToken cancellationToken)
    {
        var (left, top) = await CornerAsync(cancellationToken);
        var place = await hand.DoAsync("where", selector, "", cancellationToken);
        return (left + Number(place, "x"), top + Number(place, "y"));
    }

    /// <summary>The screen's point of the page's upper left corner.</summary>
    /// <exception cref="ClientFailedException">No pointer reaches the page.</exception>
    public async Task<(int X, int Y)> CornerAsync(CancellationToken cancellationToken)
    {
        if (corner is { } known)
        {
            return known;
        }
        foreach (var (x, y) in Tries)
        {
            await hand.DoAsync("forget", "", "", cancellationToken);
            await input.MoveAsync(x - 1, y, cancellationToken);
            await input.MoveAsync(x, y, cancellationToken);
            if (await SeenAsync(cancellationToken) is { } seen)
            {
                corner = (x - Number(seen, "x"), y - Number(seen, "y"));
                return corner.Value;
            }
        }
        throw new ClientFailedException("Its page does not see the pointer that is moved over it.");
    }

    private async Task<JsonElement?> SeenAsync(CancellationToken cancellationToken)
    {
        const int Looks = 10;
        for (var look = 0; look < Looks; look++)
        {
            try
            {
                return await hand.DoAsync("pointer", "", "", cancellationToken);
            }
            catch (TimeoutException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, cancellationToken);
            }
        }
        return null;
    }

    private static int Number(JsonElement place, string name) => (int)Math.Round(place.GetProperty(name).GetDouble());
}
