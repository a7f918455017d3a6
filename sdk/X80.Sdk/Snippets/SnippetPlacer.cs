using System.Text.Json;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Snippets;

/// <summary>
/// Places a saved text in the composer of the open chat, once for one click (HUMAN-5): as text and without key events. What
/// stands there afterwards is compared; the person presses send.
/// </summary>
public sealed class SnippetPlacer
{
    private const int Looks = 20;

    // An editor shows what it took at its own next turn.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly IPageHost host;
    private readonly RawReader reader;
    private readonly ReaderPack bundled;
    private readonly ReaderPackSource packs;
    private readonly TimeProvider time;

    /// <param name="host">The wrapped page.</param>
    /// <param name="channel">The channel that is wrapped.</param>
    /// <param name="time">The clock.</param>
    /// <param name="packs">Where packs come from; this package alone where none is given.</param>
    public SnippetPlacer(IPageHost host, Channel channel, TimeProvider time, ReaderPackSource? packs = null)
    {
        (this.host, this.time, this.packs) = (host, time, packs ?? ReaderPackSource.Bundled);
        reader = new RawReader(host, channel, time);
        bundled = this.packs.DefaultFor(channel);
    }

    /// <summary>Which packs the backend still accepts; null until it has said so.</summary>
    public PackPolicy? Policy { get; set; }

    /// <summary>Spends the click and places the text.</summary>
    /// <param name="snippet">The saved text.</param>
    /// <param name="chat">The chat that the person sees named beside the button.</param>
    /// <param name="click">A click on it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SnippetRefusedException">Another chat is open, there is no empty composer, or the text does not stand there afterwards.</exception>
    /// <exception cref="ReadRefusedException">The page is not the channel's or does not fit the pack, or the click is no good.</exception>
    public async Task PlaceAsync(Snippet snippet, ChatIdentity chat, HumanClick click, CancellationToken cancellationToken)
    {
        if (!click.TrySpend())
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        var pack = await packs.ChooseAsync(bundled, Policy, cancellationToken).ConfigureAwait(false);
        await RequireChatAsync(pack, chat, click, cancellationToken).ConfigureAwait(false);
        var text = snippet.Text.ReplaceLineEndings("\n");
        var placed = await AskAsync(pack, "place", text, chat, cancellationToken).ConfigureAwait(false);
        await RequirePlacedAsync(pack, text, chat, placed.Shown ?? 0, cancellationToken).ConfigureAwait(false);
        await RequireChatAsync(pack, chat, click, cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireChatAsync(ReaderPack pack, ChatIdentity chat, HumanClick click, CancellationToken cancellationToken)
    {
        var now = (await reader.ReadAsync(pack, click.DocumentId, "identity", cancellationToken).ConfigureAwait(false)).Identity;
        var isSame = now.Anchor == chat.Anchor && (chat.MessageIds.Count == 0 || now.MessageIds.Count == 0 || now.MessageIds.Intersect(chat.MessageIds).Any());
        if (!isSame)
        {
            throw Refused("chat-changed");
        }
    }

    private async Task RequirePlacedAsync(ReaderPack pack, string text, ChatIdentity chat, int shownBefore, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var now = await AskAsync(pack, "check", text, chat, cancellationToken).ConfigureAwait(false);
            if (now.Shown > shownBefore)
            {
                throw Refused("message-sent");
            }

            if (now.Held == text)
            {
                return;
            }

            if (look == Looks)
            {
                throw Refused("text-differs");
            }

            await Task.Delay(BetweenLooks, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PlacerAnswer> AskAsync(ReaderPack pack, string act, string text, ChatIdentity chat, CancellationToken cancellationToken)
    {
        try
        {
            var argument = $$"""{"pack":{{pack.ToJson()}},"act":"{{act}}","text":{{Json(text)}},"title":{{Json(chat.Title ?? "")}}}""";
            var json = await host.EvaluateAsync(PageScript.SnippetPlacer, argument, cancellationToken).ConfigureAwait(false);
            var answer = JsonSerializer.Deserialize(json, PlacerJson.Default.PlacerAnswer);
            return answer is { Outcome: "placed" or "checked" } ? answer : throw Refused(answer?.Why ?? "");
        }
        catch (PageHostException)
        {
            throw Refusals.Because(Refusals.PageGone, "script");
        }
        catch (JsonException)
        {
            throw Refused("");
        }
    }

    private static string Json(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";

    private static SnippetRefusedException Refused(string why) => new(why.Length == 0 ? "page-unknown" : why, why switch
    {
        "chat-changed" => "Another chat was opened in between. Nothing was placed; click again in the chat that is open now.",
        "page-hidden" => "The page is hidden. Nothing was placed; bring its window to the front, then click again.",
        "no-composer" => "This chat has no place to write. Nothing was placed.",
        "composer-not-empty" => "Something is written there already. Nothing was placed; send or clear it, then click again.",
        "composer-not-focused" or "composer-refused" => "The page did not take the text. Nothing was placed; copy it by hand.",
        "text-differs" => "The page shows another text than the one that was placed. Look at it before you send.",
        "message-sent" => "A message with this text stands in the chat now, and this program sent none. Look at the chat.",
        _ => "The page looks different from what this version knows. Look at the place to write before you send.",
    });
}
