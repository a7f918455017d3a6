using X80.Conformance.Subjects;

namespace X80.Conformance.Launching;

/// <summary>
/// Any executable as a client under test: it is told where things are by its environment, seen by the accessibility bus, used by input of the
/// window system, and kept in a network of its own where the system has them.
/// </summary>
public sealed class LaunchedSubject : IClientSubject
{
    private static readonly TimeSpan TimeToLoad = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<string> command;
    private readonly ControlLabels labels;
    private string network = "";

    /// <param name="command">The program, then its arguments; no shell reads them.</param>
    /// <param name="labels">How its controls are called.</param>
    public LaunchedSubject(IReadOnlyList<string> command, ControlLabels labels) => (this.command, this.labels) = (command, labels);

    public string Name => $"{Path.GetFileName(command[0])}, launched {network}";

    public async Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken)
    {
        var parts = await LaunchedParts.StartAsync(start, (_, _) => command, isBrowser: false, cancellationToken);
        network = parts.Where;
        try
        {
            var page = parts.Hand.OpenAsync(TimeToLoad, cancellationToken);
            if (await Task.WhenAny(page, parts.Ended) == parts.Ended)
            {
                throw new ClientFailedException("It ended before it had opened the channel's page.");
            }
            await page;
            var hands = new LaunchedHands(parts, labels, start);
            await hands.ReadyAsync(cancellationToken);
            return hands;
        }
        catch (Exception e) when (e is ClientFailedException or TimeoutException)
        {
            await parts.DisposeAsync();
            throw e is ClientFailedException ? e : new ClientFailedException($"It did not open the channel's page within {TimeToLoad.TotalSeconds:0} s. Does it take X80_PROXY and X80_PROXY_CERT?", e);
        }
    }
}
