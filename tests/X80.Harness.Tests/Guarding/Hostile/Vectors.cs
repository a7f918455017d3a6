using Microsoft.Playwright;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>
/// Every way by which a page is known to bring a browser elsewhere: each does it in the page of <see cref="HostileSite"/>. Those that
/// are scripts return when the page itself has seen the outcome, where it can.
/// </summary>
internal static class Vectors
{
    public static readonly Dictionary<string, Func<IPage, string, Task>> Clicks = new()
    {
        ["a link"] = (page, _) => page.Locator("#go").ClickAsync(),
        ["a link to a redirect"] = (page, _) => page.Locator("#hop").ClickAsync(),
        ["a link to a chain of redirects over two own hosts"] = (page, _) => page.Locator("#chain").ClickAsync(),
        ["a form"] = (page, _) => page.Locator("#post").ClickAsync(),
        ["a form to a 307"] = (page, _) => page.Locator("#post307").ClickAsync(),
        ["ctrl-click"] = (page, _) => page.Locator("#go").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }),
        ["ctrl-click on a redirect"] = (page, _) => page.Locator("#hop").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }),
        ["shift-click"] = (page, _) => page.Locator("#go").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] }),
        ["shift-click on a redirect"] = (page, _) => page.Locator("#hop").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] }),
        ["middle-click"] = (page, _) => page.Locator("#go").ClickAsync(new() { Button = MouseButton.Middle }),
        ["middle-click on a redirect"] = (page, _) => page.Locator("#hop").ClickAsync(new() { Button = MouseButton.Middle }),
        ["a link into a new window"] = (page, _) => page.Locator("#blank").ClickAsync(),
        ["a link to a redirect in a new window"] = (page, _) => page.Locator("#blankhop").ClickAsync(),
        ["a link into a named window"] = (page, _) => page.Locator("#named").ClickAsync(),
        ["a download"] = (page, _) => page.Locator("#download").ClickAsync(),
        ["a ping"] = (page, _) => page.Locator("#ping").ClickAsync(),
    };

    /// <summary>Scripts, as functions of the hostile address; what they return is awaited.</summary>
    public static readonly Dictionary<string, string> Scripts = new()
    {
        ["location"] = "evil => { location.href = evil; }",
        ["location.replace"] = "evil => { location.replace(evil); }",
        ["location by name"] = "evil => { location.href = evil.replace('127.0.0.1', 'evil.test'); }",
        ["location by localhost"] = "evil => { location.href = evil.replace('127.0.0.1', 'localhost'); }",
        ["location by one number"] = "evil => { location.href = evil.replace('127.0.0.1', '2130706433'); }",
        ["a Refresh header"] = "evil => { location.href = '/refresh'; }",
        ["a meta refresh"] = "evil => { location.href = '/meta'; }",
        ["a window"] = "evil => { open(evil); }",
        ["a window that redirects"] = "evil => { open('/hop'); }",
        ["a blank window that is sent there"] = "evil => { open('about:blank').location = evil; }",
        ["a blank window that is written"] = "evil => { open('about:blank').document.write(`<img src='${evil}'><iframe src='${evil}'></iframe>`); }",
        ["a window of a blob"] = "evil => { open(URL.createObjectURL(new Blob([`<img src='${evil}'>`], { type: 'text/html' }))); }",
        ["a blob in the top frame"] = "evil => { location.href = URL.createObjectURL(new Blob([`<img src='${evil}'>`], { type: 'text/html' })); }",
        ["a frame"] = Frame("src", "evil"),
        ["a frame that redirects"] = Frame("src", "'/hop'"),
        ["a frame in a written frame"] = Frame("srcdoc", "`<iframe srcdoc=\"<iframe src='${evil}'></iframe>\"></iframe>`"),
        ["a frame of a blob"] = Frame("src", "URL.createObjectURL(new Blob([`<iframe src='${evil}'></iframe>`], { type: 'text/html' }))"),
        ["an object"] = "evil => { document.body.append(Object.assign(document.createElement('object'), { data: evil })); }",
        ["an embedded document"] = "evil => { document.body.append(Object.assign(document.createElement('embed'), { src: evil, type: 'text/html' })); }",
        ["a picture"] = "evil => { new Image().src = evil; }",
        ["a script"] = "evil => { document.head.append(Object.assign(document.createElement('script'), { src: evil })); }",
        ["a style sheet"] = "evil => { document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: evil })); }",
        ["a request"] = "evil => { fetch(evil, { mode: 'no-cors' }).catch(() => 0); }",
        ["a beacon"] = "evil => { navigator.sendBeacon(evil, 'x'); }",
        ["an event stream"] = "evil => new Promise(done => { const stream = new EventSource(evil); stream.onerror = () => { stream.close(); done(); }; })",
        ["a socket"] = "evil => new Promise(done => { new WebSocket(evil.replace('http', 'ws')).onclose = () => done(); })",
        ["a worker"] = "evil => new Promise(done => { new Worker(URL.createObjectURL(new Blob([`fetch('${evil}', { mode: 'no-cors' }).catch(() => 0).then(() => postMessage(0))`]))).onmessage = () => done(); })",
        ["a service worker's redirect"] = Worker("location.href = '/sw/away';"),
        ["a service worker's request"] = Worker("await fetch('/sw/fetch');"),
        ["a peer connection by datagrams"] = Peer("stun:${new URL(evil).host}"),
        ["a peer connection over TCP"] = Peer("turn:${new URL(evil).host}?transport=tcp"),
        ["a prefetch"] = "async evil => { document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: evil }));" + Rounds + " }",
        ["a connection ahead, then a request"] = "async evil => { document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: evil })); await fetch(evil, { mode: 'no-cors' }).catch(() => 0); }",
        ["a speculative prefetch"] = Speculation("prefetch", "evil"),
        ["a speculative prefetch that redirects"] = Speculation("prefetch", "'/hop'"),
        ["a prerendering that redirects"] = Speculation("prerender", "'/hop'"),
    };

    /// <summary>Needs no request, so it is seen when it stands there: over once the guard has put the channel back.</summary>
    public static readonly string[] TakeThePlace = ["a blob in the top frame"];

    /// <summary>Scripts of which neither the browser nor its protocol says what became of them, but which say so themselves.</summary>
    public static readonly string[] SayTheOutcome =
    [
        "an event stream", "a socket", "a worker", "a service worker's request", "a connection ahead, then a request",
        "a peer connection by datagrams", "a peer connection over TCP", "a prefetch", "a speculative prefetch", "a speculative prefetch that redirects",
        "a prerendering that redirects",
    ];

    // Of what is fetched ahead nobody says that it was not: some requests of the page's own go by first, and late hits count at the end.
    private const string Rounds = " for (let round = 0; round < 5; round++) { await fetch('/after'); }";

    private static string Peer(string server) =>
        "evil => new Promise(done => { const peer = new RTCPeerConnection({ iceServers: [{ urls: `" + server + "`, username: 'a', credential: 'b' }] }); peer.createDataChannel('x');"
        + " peer.onicegatheringstatechange = () => { if (peer.iceGatheringState === 'complete') { done(); } }; peer.createOffer().then(offer => peer.setLocalDescription(offer)); })";

    private static string Frame(string attribute, string value) =>
        $"evil => {{ document.body.append(Object.assign(document.createElement('iframe'), {{ {attribute}: {value} }})); }}";

    private static string Worker(string then) =>
        "async evil => { const worker = (await navigator.serviceWorker.register('/sw/worker.js?' + new URL(evil).port)).installing;"
        + " await new Promise(done => { const look = () => { if (worker.state === 'activated') { done(); } }; worker.addEventListener('statechange', look); look(); }); await new Promise(done => { const frame = document.createElement('iframe');"
        + " frame.src = '/sw/page'; frame.onload = async () => { await frame.contentWindow.navigator.serviceWorker.ready; done(frame); }; document.body.append(frame); })"
        + $".then(async () => {{ const inner = document.querySelector('iframe').contentWindow; const fetch = path => inner.fetch(path); {then} }}); }}";

    private static string Speculation(string kind, string url) =>
        $"async evil => {{ const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({{ {kind}: [{{ source: 'list', urls: [{url}], eagerness: 'immediate' }}] }}); document.head.append(rules);{Rounds} }}";
}
