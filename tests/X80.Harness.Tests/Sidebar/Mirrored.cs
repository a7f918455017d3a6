using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Sidebar;
using X80.Harness.Tests.Support;
using X80.Sdk.Capture;

namespace X80.Harness.Tests.Sidebar;

/// <summary>A language of nobody's that is written from the right: every English text in brackets. What stands outside them is no resource.</summary>
internal static class Mirrored
{
    public static SidebarTexts Texts { get; } = SidebarTexts.Parse(Json());

    /// <summary>What the sample states hold of names, values and sentences that come from elsewhere.</summary>
    public static IReadOnlyList<string> Data { get; } =
    [
        "X80", "Ana Lima", "Counsel, Praia Law", "Lima & Filhos", "São Paulo", "Anabel Costa", "Costa Ltda", "Same phone number", "Similar name", "96", "41",
        "+5511999990000", "Stage", "Email", "Tags", "Important", "Next step", "Sites", "Owner", "Negotiation", "Lead", "Won", "law", "sea", "wine", "Bea Souza",
        "2026-03-04", "WhatsApp conversation — 21 messages", "Call on Friday", "Thank you", "Thank you for your time.", "4 Mar 2026", "13 Mar 2026",
        "23 Feb 2026", "4 Mar 2026, 12:00", "Bom dia! Can we sign on Friday? 🖊", "Bom dia!", SampleStates.ForeignText, "The signed page", "3", "21", "1",
        "2 text, 1 image", "image", "http://127.0.0.1:9/records/p-1#note", "https://a.example\nhttps://b.example",
        BrowserLauncher.UnsandboxedNotice,
    ];

    /// <returns>Each text and accessible name in the document that no bracket holds.</returns>
    public static async Task<IReadOnlyList<string>> FindForeignAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          const found = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            found.push(texts.currentNode.data);
          }
          for (const named of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
            found.push(...['aria-label', 'title', 'placeholder'].map(name => named.getAttribute(name) ?? ''));
          }
          return found.map(text => text.trim()).filter(text => text !== '' && text !== '·' && !(text.includes('⟦') && text.includes('⟧')));
        }
        """);

    private static string Json()
    {
        using var english = JsonDocument.Parse(SidebarFiles.ReadText("texts.en.json"));
        var texts = english.RootElement.GetProperty("texts").EnumerateObject().ToDictionary(text => text.Name, text => $"⟦{text.Value.GetString()}⟧");
        foreach (var failure in CaptureFailures.All)
        {
            texts[$"failure.{failure.Code}.what"] = $"⟦{failure.What}⟧";
            texts[$"failure.{failure.Code}.next"] = $"⟦{failure.Next}⟧";
        }

        return JsonSerializer.Serialize(new { language = "en-XA", direction = "rtl", texts });
    }
}
