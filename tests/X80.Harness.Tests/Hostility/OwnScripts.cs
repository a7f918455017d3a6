using System.Text.RegularExpressions;
using X80.Sdk.Pages;

namespace X80.Harness.Tests.Hostility;

/// <summary>Every word that stands in a script of ours that runs in the page: whatever name it uses is among them.</summary>
internal static partial class OwnScripts
{
    // The listener for clicks is the harness's own and private: its two names are added.
    public static string[] Words { get; } =
    [
        .. new[] { PageScript.OpenChatReader.Source, PageScript.SnippetPlacer.Source, "addEventListener isTrusted x80Gesture" }
            .SelectMany(source => Name().Matches(source).Select(match => match.Value))
            .Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex("[A-Za-z_$][A-Za-z0-9_$]*")]
    private static partial Regex Name();
}
