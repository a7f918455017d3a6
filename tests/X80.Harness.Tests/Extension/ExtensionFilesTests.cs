using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using X80.Sdk.Capture;
using X80.Sdk.Pages;

namespace X80.Harness.Tests.Extension;

/// <summary>What can be told of the extension by reading it.</summary>
public sealed partial class ExtensionFilesTests
{
    private static string Sdk => Path.Combine(ExtensionFolder.Repository, "sdk", "X80.Sdk");

    [Fact]
    public void Each_part_of_the_reader_is_the_kits_byte_for_byte_below_one_line_that_names_it()
    {
        var parts = Directory.GetFiles(Path.Combine(Sdk, "Reading", "Script"), "*.js");
        Assert.NotEmpty(parts);
        Assert.All(parts, part =>
        {
            byte[] expected = [.. "var "u8, .. System.Text.Encoding.UTF8.GetBytes(NameOf(part)), .. " =\n"u8, .. File.ReadAllBytes(part)];
            Assert.True(
                expected.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(ExtensionFolder.Path, "reader", Path.GetFileName(part)))),
                $"{Path.GetFileName(part)} differs from the kit's. Run samples/browser-extension/copy-reader.");
        });
        Assert.Equal(
            [.. parts.Select(Path.GetFileName).Append("start.js").Append("whatsapp-web.pack.json").Order(StringComparer.Ordinal)],
            ExtensionFolder.Files.Where(file => file.StartsWith("reader/", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Fact]
    public void The_pack_is_the_kits_byte_for_byte() => Assert.Equal(
        File.ReadAllBytes(Path.Combine(Sdk, "Channels", "whatsapp", "whatsapp-web.pack.json")),
        File.ReadAllBytes(Path.Combine(ExtensionFolder.Path, "reader", "whatsapp-web.pack.json")));

    [Fact]
    public void The_parts_are_put_together_in_the_kits_order()
    {
        var source = PageScript.OpenChatReader.Source;
        var inOrder = Directory.GetFiles(Path.Combine(Sdk, "Reading", "Script"), "*.js")
            .OrderBy(part => source.IndexOf(File.ReadAllText(part).Trim(), StringComparison.Ordinal))
            .Select(NameOf).ToArray();

        Assert.Contains($"var readOpenChat = {inOrder[0]}(\n  {string.Join(", ", inOrder[1..])});", ExtensionFolder.Read("reader/start.js"), StringComparison.Ordinal);
        Assert.All(inOrder, name => Assert.Contains($"'{FileOf(name)}'", ExtensionFolder.Read("reading/page-host.js"), StringComparison.Ordinal));
    }

    [Fact]
    public void It_asks_for_these_permissions_and_no_other()
    {
        var manifest = JsonNode.Parse(ExtensionFolder.Read("manifest.json"))!.AsObject();

        Assert.Equal(["scripting", "sidePanel", "storage"], TextsOf(manifest["permissions"]));
        Assert.Equal(["https://web.whatsapp.com/*"], TextsOf(manifest["host_permissions"]));
        Assert.Equal(["https://*/*", "http://127.0.0.1/*", "http://localhost/*"], TextsOf(manifest["optional_host_permissions"]));
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' https: http://127.0.0.1:* http://localhost:*; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            (string?)manifest["content_security_policy"]!["extension_pages"]);
        Assert.Equal(
            [
                "action", "background", "commands", "content_security_policy", "description", "host_permissions", "incognito", "manifest_version",
                "minimum_chrome_version", "name", "optional_host_permissions", "permissions", "side_panel", "version",
            ],
            manifest.Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_own_scripts_hold_no_word_that_makes_code_or_markup_of_a_text_or_listens_to_pages()
    {
        var own = ExtensionFolder.Files.Where(file => file.EndsWith(".js", StringComparison.Ordinal) && !file.StartsWith("reader/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(own);
        Assert.All(own, file => Assert.Empty(Forbidden().Matches(ExtensionFolder.Read(file)).Select(match => $"{file}: {match.Value}")));
    }

    [Fact]
    public void Its_failures_say_what_the_kits_say()
    {
        var said = JsonNode.Parse(ExtensionFolder.Read("capture/failures.json"))!.AsObject();
        var kits = CaptureFailures.All.ToDictionary(failure => failure.Code);

        Assert.NotEmpty(said);
        Assert.All(said, each => Assert.Equal(
            kits[each.Key], new CaptureFailure(each.Key, (string)each.Value!["what"]!, (string)each.Value["next"]!)));
    }

    private static IEnumerable<string> TextsOf(JsonNode? list) => list!.AsArray().Select(item => (string)item!);

    private static string NameOf(string part) =>
        Dash().Replace(Path.GetFileNameWithoutExtension(part), match => match.Groups[1].Value.ToUpperInvariant());

    private static string FileOf(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));

    [GeneratedRegex("-([a-z])")]
    private static partial Regex Dash();

    [GeneratedRegex(@"\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|importScripts|setInterval|onMessage|chrome\.alarms|MAIN\b|world: '(?!ISOLATED)")]
    private static partial Regex Forbidden();
}
