namespace X80.Simulator.Practice;

/// <summary>
/// Our own page that behaves like the open chat of the channel's web client (era E), as a function from request to answer
/// plus a live feed. It opens no port: a carrier brings it to a browser. Own markup, invented people.
/// </summary>
public sealed class PracticeSite
{
    private PracticeSite(IReadOnlyList<PracticeChat> chats) => Chats = chats;

    /// <summary>The origin the page is made for.</summary>
    public static string Origin => "https://web.whatsapp.com";

    public IReadOnlyList<PracticeChat> Chats { get; }

    /// <summary>Frames for the page's WebSocket (<c>wss://web.whatsapp.com/ws/feed</c>), as JSON text.</summary>
    public event EventHandler<string>? FrameReady;

    /// <param name="seed">The same seed gives the same chats, people and ids.</param>
    public static PracticeSite Create(int seed) => throw new NotImplementedException($"{seed} {new PracticeSite([])}");

    /// <summary>Answers a GET of the page: document, script, style, images; 404 for anything else.</summary>
    public PracticeAnswer Answer(string path) => throw new NotImplementedException(path);

    /// <summary>A message arrives in a chat, from the other side.</summary>
    public void Receive(string chatId, string text) => FrameReady?.Invoke(this, $"{chatId} {text}");
}
