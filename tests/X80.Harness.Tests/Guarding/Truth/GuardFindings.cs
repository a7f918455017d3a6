using System.Globalization;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>Compares every decision of the guard with what the browser's parser says, and counts.</summary>
internal sealed class GuardFindings(HostGuard guard)
{
    private const int MostExamples = 5;

    private static readonly GuardContext[] Contexts = Enum.GetValues<GuardContext>();

    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, List<string>> examples = [];

    public const string UnsafeLoads = "unsafe loads";

    public const string UnsafeExternals = "unsafe externals";

    public const string FalseRefusals = "refusals of ordinary channel addresses";

    /// <summary>Canonical strings for the outside that the browser has not parsed yet, each with the host it must have.</summary>
    public List<(string Canonical, ParsedUrl Meant)> HandedOver { get; } = [];

    public int this[string what] => counts.GetValueOrDefault(what);

    public IEnumerable<string> Examples => examples.Select(kind => $"{kind.Key}: {string.Join("  ", kind.Value)}");

    /// <summary>Judges an address as given, and in the form in which a browser's events name it.</summary>
    /// <param name="url">As generated.</param>
    /// <param name="truth">What the browser made of it; null when it refuses it.</param>
    public void Judge(string url, ParsedUrl? truth)
    {
        Count("addresses");
        Count(truth switch
        {
            null => "refused by Chromium",
            { IsOrdinary: true } => "ordinary channel addresses",
            { IsChannelHost: true, IsWeb: true } => "odd channel addresses",
            { IsWeb: true } => "web addresses elsewhere",
            _ => "other schemes",
        });
        JudgeForm(url, truth);
        if (truth is not null && truth.Href != url)
        {
            JudgeForm(truth.Href, truth);
        }

        if (truth is { IsOrdinary: true } && guard.Decide(truth.Href, GuardContext.Top).Action != GuardAction.Load)
        {
            Find(FalseRefusals, truth.Href);
        }
    }

    /// <summary>Judges a string that was handed to a program outside.</summary>
    /// <param name="canonical">That string.</param>
    /// <param name="meant">What the browser made of the page's own address.</param>
    /// <param name="truth">What it makes of the string.</param>
    public void JudgeHandedOver(string canonical, ParsedUrl meant, ParsedUrl? truth)
    {
        if (truth is null || truth.Scheme != meant.Scheme || truth.Host != meant.Host || !IsFitForOutside(truth))
        {
            Find(UnsafeExternals, canonical);
        }
    }

    private void JudgeForm(string url, ParsedUrl? truth)
    {
        foreach (var context in Contexts)
        {
            var decision = guard.Decide(url, context, gesture: true);
            if (decision.Action == GuardAction.Load)
            {
                Count("loads");
                if (!MayLoad(url, truth, context, decision.Trusted))
                {
                    Find(UnsafeLoads, $"{context} {url}");
                }
            }
            else if (decision.Action == GuardAction.OpenExternally)
            {
                Count("externals");
                JudgeExternal(url, truth, context);
            }
        }
    }

    private void JudgeExternal(string url, ParsedUrl? truth, GuardContext context)
    {
        if (truth is null || !IsFitForOutside(truth) || !ExternalAddress.TryCanonicalise(url, out var canonical))
        {
            Find(UnsafeExternals, $"{context} {url}");
        }
        else if (canonical != truth.Href && context == GuardContext.External)
        {
            HandedOver.Add((canonical, truth));
        }
    }

    private static bool MayLoad(string url, ParsedUrl? truth, GuardContext context, bool trusted) => truth switch
    {
        null => false,
        { IsChannel: true } => true,
        { IsChannelBlob: true } => context == GuardContext.Download || (context == GuardContext.Frame && !trusted),
        _ => context == GuardContext.Frame && !trusted && url is "about:blank" or "about:srcdoc",
    };

    // A name with a letter in its last label is no IP address of any spelling.
    private static bool IsFitForOutside(ParsedUrl truth) => truth.IsWeb
        ? truth is { IsChannelHost: false, HasUserInfo: false, Port: "" } && truth.Host.Contains('.', StringComparison.Ordinal) && char.IsAsciiLetter(truth.Host[^1])
            && !truth.Host.EndsWith(".localhost", StringComparison.Ordinal)
        : truth.Scheme is "mailto:" or "tel:" or "sms:";

    private void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private void Find(string what, string url)
    {
        Count(what);
        var kept = examples.TryGetValue(what, out var list) ? list : examples[what] = [];
        if (kept.Count < MostExamples)
        {
            kept.Add(string.Concat(url.Select(c => char.IsAscii(c) && !char.IsControl(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))));
        }
    }

    public override string ToString() => string.Join(
        ", ",
        counts.Keys.Union([UnsafeLoads, UnsafeExternals, FalseRefusals]).Select(what => string.Create(CultureInfo.InvariantCulture, $"{this[what]:N0} {what}")));
}
