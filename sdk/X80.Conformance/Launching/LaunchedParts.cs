using System.Diagnostics;
using X80.Conformance.Launching.Sight;
using X80.Conformance.Subjects;
using X80.Simulator.Gateway;

namespace X80.Conformance.Launching;

/// <summary>What runs around a launched client, and ends with it.</summary>
internal sealed class LaunchedParts : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(1);

    private readonly List<Door> doors;
    private readonly NetworkCounters? counters;
    private readonly bool isBrowser;

    private LaunchedParts(DesktopSession session, PrivateNetwork? network, List<Door> doors, PracticeGateway gateway, PageHand hand, Process process, bool isBrowser)
    {
        (Session, Network, this.doors, Gateway, Hand, Process, this.isBrowser) = (session, network, doors, gateway, hand, process, isBrowser);
        Eyes = Eyes.Open(session);
        counters = network is null ? null : new NetworkCounters(process.Id, countsRoutes: !isBrowser);
        gateway.Refused += (_, address) => counters?.Note(address);
        Ended = process.WaitForExitAsync();
        // What a client prints is not looked at; a full pipe would stop it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public DesktopSession Session { get; }

    public Eyes Eyes { get; }

    public PageHand Hand { get; }

    public Task Ended { get; }

    public int? ExitCode => Ended.IsCompleted ? Process.ExitCode : null;

    /// <summary>What it tried to reach by the rig's proxy and past it; null where no private network was put around it.</summary>
    public IReadOnlyList<string>? Reached => counters?.Reached;

    /// <summary>For the first line of a report.</summary>
    public string Where => Network is null ? "WITHOUT a network of its own" : "in a network of its own";

    public IReadOnlyList<string> NotSeen =>
    [
        Network is null
            ? "Traffic that passes the rig's proxy by: this system or user may not make a network namespace."
            : "What another program of the machine sends for the client: the desktop's own buses lead out of its network namespace.",
        "Scripts within a surface of the client's own: no script of the suite runs there. One of the page's presses what of the client lies in the page.",
        .. isBrowser ? ["What the browser itself tries to reach past its proxy: that is not told from what the extension does."] : Array.Empty<string>(),
    ];

    private PrivateNetwork? Network { get; }

    private PracticeGateway Gateway { get; }

    private Process Process { get; }

    /// <param name="start">What the client is started with.</param>
    /// <param name="command">Program and arguments, made from the gateway and the folder of the session.</param>
    /// <param name="isBrowser">Whether the program is a browser, in which the client is an extension.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ClientFailedException">Something is missing.</exception>
    public static async Task<LaunchedParts> StartAsync(ClientStart start, Func<PracticeGateway, string, IReadOnlyList<string>> command, bool isBrowser, CancellationToken cancellationToken)
    {
        var session = await DesktopSession.StartAsync(cancellationToken);
        var network = await PrivateNetwork.TryCreateAsync();
        var hand = new PageHand();
        List<Door> doors = network is null ? [] : [await Door.OpenAsync(network, start.Backend)];
        var listener = network is null ? null : await network.ListenAsync(0);
        var gateway = PracticeGateway.Start(new PracticeGatewayOptions
        {
            Site = new GatewayOrigin(start.Practice, hand),
            Backend = start.Backend,
            Listen = listener is null ? null : () => listener,
        });
        gateway.Refused += (_, address) => start.Practice.Left(address);
        start.Desktop.Elsewhere = () => session.Opened;
        var certificate = Path.Combine(session.Folder, "channel.pem");
        await File.WriteAllTextAsync(certificate, gateway.CertificatePem, cancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["X80_PROXY"] = gateway.Address.AbsoluteUri,
            ["X80_PROXY_CERT"] = certificate,
            ["X80_PROXY_SPKI"] = gateway.Spki,
            ["X80_BACKEND_URL"] = start.Backend.AbsoluteUri,
            ["X80_TOKEN"] = start.Token.Reveal(),
        };
        var words = command(gateway, session.Folder);
        Process Launch() => session.Start(words[0], [.. words.Skip(1)], environment);
        return new LaunchedParts(session, network, doors, gateway, hand, network is null ? Launch() : await network.DoAsync(Launch), isBrowser);
    }

    /// <summary>Lets the client reach another address of this machine.</summary>
    /// <returns>Ends that; null where nothing keeps it from it.</returns>
    public async ValueTask<IAsyncDisposable?> AdmitAsync(Uri address) => Network is null ? null : await Door.OpenAsync(Network, address);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Network?.End();
        await Eyes.DisposeAsync();
        foreach (var door in doors)
        {
            await door.DisposeAsync();
        }
        await Gateway.DisposeAsync();
        await Session.DisposeAsync();
        Network?.Dispose();
        Process.Dispose();
    }

    /// <summary>It is told to end, and ended if it does not.</summary>
    private async Task StopAsync()
    {
        try
        {
            await Process.StandardInput.WriteLineAsync("stop");
            Process.StandardInput.Close();
            await Ended.WaitAsync(TimeToEnd, TimeProvider.System);
        }
        catch (Exception e) when (e is IOException or TimeoutException or ObjectDisposedException)
        {
            Process.Kill(entireProcessTree: true);
            await Ended;
        }
    }
}
