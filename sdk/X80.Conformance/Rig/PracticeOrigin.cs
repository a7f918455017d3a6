using System.Text;
using System.Text.Json;
using X80.Harness.Origins;
using X80.Simulator.Practice;

namespace X80.Conformance.Rig;

/// <summary>
/// Carries a practice site to the harness: the harness knows no simulator, and the simulator opens no port. Whatever else comes
/// here got past the client's guard, and is noted.
/// </summary>
public sealed class PracticeOrigin : IOriginOverride, IDisposable
{
    /// <summary>Where the pages stand that a rig puts beside the practice page, at the channel's own host.</summary>
    internal const string HostilePath = "/beside";

    /// <summary>Where a frame of such a page stands.</summary>
    internal const string FramePath = "/beside/frame";

    private const string ReportPath = "/said/";
    private static readonly Dictionary<string, string> Html = new() { ["content-type"] = "text/html; charset=utf-8", ["cache-control"] = "no-store" };

    private readonly Lock gate = new();
    private readonly List<IOriginSocket> sockets = [];
    private readonly List<string> outside = [];
    private readonly List<string> said = [];
    private TaskCompletionSource<PageLook> told = new();

    public PracticeOrigin(PracticeSite site)
    {
        Site = site;
        site.FrameReady += Deliver;
    }

    public PracticeSite Site { get; }

    public string Origin => Site.Home.GetLeftPart(UriPartial.Authority);

    /// <summary>A page of the channel's own host whose script is hostile.</summary>
    internal string Hostile { get; set; } = "";

    /// <summary>A frame of it.</summary>
    internal string HostileFrame { get; set; } = "";

    /// <summary>Addresses other than the channel's that were asked for.</summary>
    internal IReadOnlyList<string> Outside => Copy(outside);

    /// <summary>What hostile pages said of themselves, such as <c>granted</c>.</summary>
    internal IReadOnlyList<string> Said => Copy(said);

    public ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken)
    {
        var address = new Uri(request.Url);
        if (!request.Url.StartsWith(Origin + "/", StringComparison.Ordinal))
        {
            Left(request.Url);
            return ValueTask.FromResult(new OriginAnswer(200, Html, "<p>elsewhere</p>"u8.ToArray()));
        }
        if (address.AbsolutePath.StartsWith(ReportPath, StringComparison.Ordinal))
        {
            Add(said, address.AbsolutePath[ReportPath.Length..]);
            return ValueTask.FromResult(new OriginAnswer(204, new Dictionary<string, string>(), default));
        }
        if (address.AbsolutePath == FramePath)
        {
            return ValueTask.FromResult(new OriginAnswer(200, Html, Encoding.UTF8.GetBytes(HostileFrame)));
        }
        if (address.AbsolutePath == HostilePath)
        {
            var to = address.Query.Length > 1 ? Uri.UnescapeDataString(address.Query[1..]) : null;
            return ValueTask.FromResult(to is null
                ? new OriginAnswer(200, Html, Encoding.UTF8.GetBytes(Hostile))
                : new OriginAnswer(302, new Dictionary<string, string> { ["location"] = to }, default));
        }
        var answer = request.Method is "GET" or "HEAD"
            ? Site.Answer(address.AbsolutePath)
            : new PracticeAnswer(405, new Dictionary<string, string> { ["Allow"] = "GET" }, default);
        return ValueTask.FromResult(new OriginAnswer(answer.Status, answer.Headers, answer.Body));
    }

    public void Connect(IOriginSocket socket)
    {
        socket.Closed += (_, _) => Remove(socket);
        socket.Received += (_, frame) => Tell(frame);
        lock (gate)
        {
            sockets.Add(socket);
        }
    }

    public void Dispose() => Site.FrameReady -= Deliver;

    /// <summary>An address was asked for that is not the channel's.</summary>
    internal void Left(string url) => Add(outside, url);

    /// <summary>Asks the practice page what happened to it since it was last asked.</summary>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    internal async Task<PageLook> LookAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (sockets.Count == 0)
            {
                throw new TimeoutException("The practice page is not open.");
            }
        }
        var patience = TimeSpan.FromSeconds(5);
        told = new TaskCompletionSource<PageLook>(TaskCreationOptions.RunContinuationsAsynchronously);
        Deliver(this, """{"tell":true}""");
        return await told.Task.WaitAsync(patience, TimeProvider.System, cancellationToken);
    }

    /// <summary>Has the practice page keep words in its storage and in its script, where a client has no business.</summary>
    internal void Keep(string storage, string script) => Deliver(this, JsonSerializer.Serialize(new { keep = new { storage, script } }));

    /// <summary>Has the practice page show in the head of the open chat what the other side set.</summary>
    /// <param name="icon">Its icon; empty for none.</param>
    internal void Mark(string icon) => Deliver(this, JsonSerializer.Serialize(new { mark = icon }));

    private void Tell(string frame)
    {
        if (JsonSerializer.Deserialize<PageLook>(frame, JsonSerializerOptions.Web) is { } look)
        {
            told.TrySetResult(look);
        }
    }

    private void Add(List<string> list, string line)
    {
        lock (gate)
        {
            list.Add(line);
        }
    }

    private IReadOnlyList<string> Copy(List<string> list)
    {
        lock (gate)
        {
            return [.. list];
        }
    }

    private void Remove(IOriginSocket socket)
    {
        lock (gate)
        {
            sockets.Remove(socket);
        }
    }

    private void Deliver(object? sender, string frame)
    {
        IOriginSocket[] open;
        lock (gate)
        {
            open = [.. sockets];
        }
        foreach (var socket in open)
        {
            socket.Send(frame);
        }
    }
}
