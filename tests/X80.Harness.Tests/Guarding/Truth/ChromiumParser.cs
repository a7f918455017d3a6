using System.Text.Json;
using Microsoft.Playwright;

namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>Asks Chromium's own URL parser, in a blank page, about many addresses at a time.</summary>
internal sealed class ChromiumParser(IPage page)
{
    // The canonical form is left out where the address is in it already: most of what is sent back would be that.
    private const string Parse = """
        json => JSON.stringify(JSON.parse(json).map(text => {
          if (!URL.canParse(text)) {
            return null;
          }
          const url = new URL(text);
          const userInfo = url.username + url.password !== '';
          const ordinary = url.protocol === 'https:' && url.port === '' && !userInfo && url.href.length <= 8192 && url.hostname.length <= 253
            && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*whatsapp\.com$/.test(url.hostname);
          return [url.href === text ? '' : url.href, url.protocol, url.hostname, url.port, userInfo, url.origin, ordinary];
        }))
        """;

    /// <returns>One answer for each address, in their order; null where the browser refuses it.</returns>
    public async Task<ParsedUrl?[]> ParseAsync(IReadOnlyList<string> urls)
    {
        using var answers = JsonDocument.Parse(await page.EvaluateAsync<string>(Parse, JsonSerializer.Serialize(urls)));
        return [.. answers.RootElement.EnumerateArray().Zip(urls, Read)];
    }

    private static ParsedUrl? Read(JsonElement answer, string url) => answer.ValueKind == JsonValueKind.Null
        ? null
        : new ParsedUrl(
            answer[0].GetString() is { Length: > 0 } href ? href : url,
            answer[1].GetString()!,
            answer[2].GetString()!,
            answer[3].GetString()!,
            answer[4].GetBoolean(),
            answer[5].GetString()!,
            answer[6].GetBoolean());
}
