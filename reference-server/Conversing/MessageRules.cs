using System.Text;
using System.Text.RegularExpressions;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Conversing;

/// <summary>What the contract says of messages and readings beyond their JSON types.</summary>
internal static partial class MessageRules
{
    private const int NameLength = 256;
    private const int MostStrategies = 64;
    private static readonly MessageKind[] Media =
    [
        MessageKind.Image, MessageKind.Video, MessageKind.Gif, MessageKind.Voice, MessageKind.Audio, MessageKind.Document, MessageKind.Sticker,
    ];

    /// <exception cref="RefusedException">400 or 413; nothing of the content is repeated.</exception>
    public static void Check(IReadOnlyList<CapturedMessage> messages)
    {
        if (messages.Count > ContractLimits.Version1.SyncMessages)
        {
            throw Refusal.TooLarge("A sync holds at most 5,000 messages: send the newest.");
        }

        if (messages.DistinctBy(message => message.Id).Count() != messages.Count)
        {
            throw Refusal.Malformed("A message id is given twice.");
        }

        foreach (var message in messages)
        {
            Check(message);
        }
    }

    public static void Check(CapturedMessage message)
    {
        if (Bytes(message.Text) > ContractLimits.Version1.TextBytes || Bytes(message.Caption) > ContractLimits.Version1.TextBytes)
        {
            throw Refusal.TooLarge("A text has at most 64 KiB.");
        }

        if (message.Author?.Length > NameLength || message.FileName?.Length > NameLength)
        {
            throw Refusal.TooLarge("An author's or a file's name has at most 256 characters.");
        }

        var hasTime = message.SentAtCertainty == TimeCertainty.Minute || message.SentAtCertainty == TimeCertainty.Day;
        if (hasTime != (message.SentAt is not null))
        {
            throw Refusal.Malformed("A message has sentAt exactly when its certainty is minute or day.");
        }

        if (message.Kind == MessageKind.Deleted && (message.Text ?? message.Caption ?? message.FileName) is not null)
        {
            throw Refusal.Malformed("A deleted message carries no text.");
        }

        if (Media.Contains(message.Kind) && message.Text is not null)
        {
            throw Refusal.Malformed("The words of a media message are its caption.");
        }
    }

    /// <summary>A reading says how, in ids and numbers: no place for free text.</summary>
    public static void Check(ReadingReport reading)
    {
        var words = reading.Strategies.SelectMany(strategy => new[] { strategy.Key, strategy.Value })
            .Concat(reading.Flags)
            .Append(reading.Flavour)
            .Append(reading.Pack.Id)
            .Append(reading.Pack.Version);
        if (reading.Strategies.Count > MostStrategies || reading.Flags.Count > MostStrategies || !words.All(IdWord().IsMatch))
        {
            throw Refusal.Malformed("A reading holds ids of at most 64 characters and numbers, no free text.");
        }
    }

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex(@"\A[A-Za-z0-9._:/#+-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdWord();
}
