using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Json;
using X80.Contract.Messages;

namespace X80.Simulator.Practice;

/// <summary>
/// Writes one chat of the practice page as a fixture: <c>page.html</c>, as a person would save it, and
/// <c>expected.json</c>, made from the source conversation and never by a reader.
/// </summary>
public static class PracticeFixture
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="site">Where the chat is.</param>
    /// <param name="chatId">The chat that the saved page shows.</param>
    /// <param name="folder">Made where it is missing; files in it are replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">There is no such chat.</exception>
    public static async Task WriteAsync(PracticeSite site, string chatId, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), site.Save(chatId), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "expected.json"), Describe(site.Expected(chatId)), cancellationToken);
    }

    private static string Describe(PracticeChat chat)
    {
        var expected = new JsonObject { ["title"] = chat.Title };
        if (chat.Phone is not null)
        {
            expected["phone"] = chat.Phone;
        }

        expected["messages"] = new JsonArray([.. chat.Messages.Select(Message)]);
        expected["directions"] = new JsonArray([.. chat.DirectionCertainties.Select(certainty => JsonValue.Create(certainty.Value))]);
        expected["coverage"] = JsonSerializer.SerializeToNode(chat.Coverage, ContractJson.ShapeOf<Coverage>(ContractJson.Strict));
        return expected.ToJsonString(Written) + "\n";
    }

    private static JsonNode? Message(CapturedMessage message) => JsonSerializer.SerializeToNode(message, ContractJson.ShapeOf<CapturedMessage>(ContractJson.Strict));
}
