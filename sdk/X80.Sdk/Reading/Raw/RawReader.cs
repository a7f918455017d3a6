using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Reading.Raw;

/// <summary>
/// Runs the script and checks what it returns. It knows nothing of clicks: <see cref="OpenChatReader"/> and
/// <see cref="SavedPageReader"/> say why a page may be read.
/// </summary>
internal sealed class RawReader
{
    private readonly IPageHost host;
    private readonly TimeProvider time;
    private readonly HostGuard channelHosts;
    private readonly int sliceLength;

    public RawReader(IPageHost host, Channel channel, TimeProvider time, int sliceLength = LongChat.SliceLength) =>
        (this.host, this.time, channelHosts, this.sliceLength) = (host, time, new HostGuard(channel.DocumentHosts), sliceLength);

    /// <summary>
    /// Reads, and refuses where the document is not the expected one before and after, or where it is the real site's and the
    /// pack is too old for that.
    /// </summary>
    /// <param name="pack">How.</param>
    /// <param name="documentId">The document that the reader has a reason to read; null for whichever is open.</param>
    /// <param name="what"><c>chat</c> or <c>identity</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CheckedReading> ReadAsync(ReaderPack pack, string? documentId, string what, CancellationToken cancellationToken)
    {
        var before = await FindReadableAsync(pack, documentId, cancellationToken);
        var raw = Parse(await EvaluateAsync(pack, $"\"{what}\"", cancellationToken));
        if (raw.Outcome == "long")
        {
            var chat = new LongChat((act, slice) => EvaluateAsync(pack, $"\"{act}\",\"slice\":{slice}", cancellationToken), sliceLength);
            raw = what == "chat" ? await chat.ReadAsync(raw) : await chat.LookAsync(raw);
        }

        await FindDocumentAsync(pack, before.Id, cancellationToken);
        return raw.IsRefusal ? throw Refusals.From(raw) : Check(raw, pack, what == "chat") with { PackNotice = pack.NoticeOn(Today) };
    }

    /// <summary>Copies the open chat's markup, and refuses as for a reading.</summary>
    /// <returns>A page that holds the chat's panel alone.</returns>
    public async Task<string> CopyAsync(ReaderPack pack, string documentId, CancellationToken cancellationToken)
    {
        var before = await FindReadableAsync(pack, documentId, cancellationToken);
        var raw = Parse(await EvaluateAsync(pack, "\"copy\"", cancellationToken));
        await FindDocumentAsync(pack, before.Id, cancellationToken);
        return raw switch
        {
            { IsRefusal: true } => throw Refusals.From(raw),
            { Root: { } root, Panels: { Count: > 0 } panels } => CopiedPage.Of(root, panels),
            _ => throw Refusals.Drift("script", "an answer that is no copy"),
        };
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<PageDocument> FindReadableAsync(ReaderPack pack, string? documentId, CancellationToken cancellationToken)
    {
        var document = await FindDocumentAsync(pack, documentId, cancellationToken);
        return !document.IsPractice && pack.StaleOn(Today) is { } stale ? throw stale.ToException() : document;
    }

    private async Task<PageDocument> FindDocumentAsync(ReaderPack pack, string? expected, CancellationToken cancellationToken)
    {
        var document = await host.GetDocumentAsync(cancellationToken) ?? throw Refusals.Because(Refusals.PageGone, "document");
        if (expected is not null && document.Id != expected)
        {
            throw Refusals.Because(Refusals.ChatChanged, "document");
        }

        // Both must allow it: a pack can narrow the channel's hosts, never widen them.
        return IsOn(channelHosts, document.Url) && IsOn(new HostGuard(pack.Hosts), document.Url)
            ? document
            : throw Refusals.Because(Refusals.WrongPage, "document");
    }

    private static bool IsOn(HostGuard guard, string url) => guard.Decide(url, GuardContext.Top).Action == GuardAction.Load;

    private async Task<string> EvaluateAsync(ReaderPack pack, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await host.EvaluateAsync(PageScript.OpenChatReader, $$"""{"pack":{{pack.ToJson()}},"what":{{what}}}""", cancellationToken);
        }
        catch (PageHostException)
        {
            throw Refusals.Because(Refusals.PageGone, "script");
        }
    }

    private static RawReading Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RawReadingJson.Default.RawReading) is { Outcome: "read" or "refused" or "long" or "copied" } raw
                ? raw
                : throw Refusals.Drift("script", "no outcome");
        }
        catch (JsonException)
        {
            // The parser's message may quote the page: it goes no further.
            throw Refusals.Drift("script", "an answer that is no reading");
        }
    }

    private CheckedReading Check(RawReading raw, ReaderPack pack, bool withMessages)
    {
        if (raw is not { Flavour: { } flavour, Identity: { } identity, Flags: { } flags, Strategies: { } strategies, Messages: { } shown })
        {
            throw Refusals.Drift("script", "a part of the reading is missing");
        }

        var readAt = time.GetUtcNow();
        var messages = RawMessageCheck.Check(shown, readAt);
        if (raw.RowsSeen != messages.Count + raw.NotRendered || !withMessages && messages.Count > 0)
        {
            throw Refusals.Drift("rows", "the counts do not add up");
        }

        if (identity.Title.EnumerateRunes().Count() > ContractLimits.Version1.TitleCharacters)
        {
            throw Refusals.Drift("title", "a title longer than the contract takes");
        }

        return new CheckedReading(
            IdentityEvidence.From(identity.Title, identity.ChannelId, withMessages ? [.. messages.Select(message => message.Id)] : IdsOnScreen(identity)),
            messages,
            new ReadingReport
            {
                ReadAt = readAt,
                Flavour = flavour,
                Pack = new PackStamp { Id = pack.Id, Version = pack.Version },
                Coverage = Cover(raw, messages),
                Strategies = strategies,
                Flags = flags,
            })
        {
            DirectionCertainties = RawMessageCheck.Certainties(shown),
        };
    }

    private static IReadOnlyList<MessageId> IdsOnScreen(RawIdentity identity) =>
        [.. (identity.MessageIds ?? []).Select(text => MessageId.TryParse(text, out var id) ? id : throw Refusals.Drift("messageId", "an id of another form"))];

    private static Coverage Cover(RawReading raw, IReadOnlyList<CapturedMessage> messages) => new()
    {
        RowsSeen = raw.RowsSeen ?? 0,
        RowsRead = messages.Count,
        NotRendered = raw.NotRendered ?? 0,
        Truncated = messages.Count(message => message.Truncated == true),
        UnknownKind = messages.Count(message => message.Kind == MessageKind.Unknown),
        First = messages.Min(message => message.SentAt),
        Last = messages.Max(message => message.SentAt),
    };
}
