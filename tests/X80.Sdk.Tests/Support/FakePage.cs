using System.Text.Json;
using NSubstitute;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Pages;

namespace X80.Sdk.Tests.Support;

/// <summary>A page host that stands in for a browser: one document with one open chat, or a refusal of the script.</summary>
internal sealed class FakePage
{
    public FakePage()
    {
        Host.GetDocumentAsync(Arg.Any<CancellationToken>()).Returns(_ => Document);
        Host.EvaluateAsync(Arg.Any<PageScript>(), Arg.Any<string>(), Arg.Any<CancellationToken>())
            .Returns(call => Task.FromResult(
                call.ArgAt<string>(1).EndsWith("\"what\":\"copy\"}", StringComparison.Ordinal) && Refusal is null ? Copy()
                : Answer(call.ArgAt<string>(1).EndsWith("\"what\":\"identity\"}", StringComparison.Ordinal))));
    }

    public IPageHost Host { get; } = Substitute.For<IPageHost>();

    public PageDocument? Document { get; set; } = new(Samples.Document, "https://web.whatsapp.com/");

    public string Title { get; set; } = "Ana Lima";

    public IReadOnlyList<CapturedMessage> Messages { get; set; } = [Samples.Message()];

    /// <summary>Markup of the panels that a copy finds.</summary>
    public IReadOnlyList<string> Panels { get; set; } = ["<div id=\"main\">one</div>"];

    /// <summary>How sure the side of each message is; as its side has it where this is null.</summary>
    public string? Certainty { get; set; }

    /// <summary>Why the script refuses; null where it reads.</summary>
    public string? Refusal { get; set; }

    private string Copy() => JsonSerializer.Serialize(new
    {
        outcome = "copied",
        root = new Dictionary<string, string> { ["lang"] = "en-GB", ["title"] = "\"<&" },
        panels = Panels,
    });

    private string Answer(bool identityOnly)
    {
        if (Refusal is not null)
        {
            return JsonSerializer.Serialize(new { outcome = "refused", stage = "rows", selector = "[role=row]", why = Refusal });
        }

        var shown = identityOnly ? [] : Messages;
        return JsonSerializer.Serialize(new
        {
            outcome = "read",
            flavour = "e",
            identity = new { title = Title, witnessed = true },
            flags = Array.Empty<string>(),
            strategies = new Dictionary<string, string> { ["rows"] = "role" },
            rowsSeen = shown.Count,
            notRendered = 0,
            messages = shown.Select(message => new
            {
                id = message.Id.Value,
                sentAt = message.SentAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
                sentAtCertainty = message.SentAtCertainty.Value,
                author = message.Author,
                direction = message.Direction.Value,
                directionCertainty = Certainty ?? (message.Direction == Direction.Unknown ? "none" : "marked"),
                kind = message.Kind.Value,
                text = message.Text,
            }),
        });
    }
}
