using X80.Simulator.Practice;

namespace X80.Harness.Tests.BadInput;

/// <summary>A practice site of one test: every chat holds a word that stands nowhere else, to be looked for at the backend.</summary>
internal sealed class PracticeChats
{
    public PracticeChats(PracticeScreen screen = PracticeScreen.ChatOpen)
    {
        Site = PracticeSite.Create(80, screen);
        foreach (var chat in Site.Chats)
        {
            Site.Receive(chat.Id, $"Between us: {Canary}");
        }
    }

    public PracticeSite Site { get; }

    public string Canary { get; } = "quiet" + Guid.NewGuid().ToString("N");

    /// <summary>Every line of text in a chat, the canary's too.</summary>
    public IReadOnlyList<string> LinesOf(string chatId) =>
        [.. Site.Expected(chatId).Messages.Select(message => message.Text).OfType<string>().SelectMany(text => text.Split('\n'))];
}
