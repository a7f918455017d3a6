using System.Text.Json;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>
/// Keeps every request that connectors sent to stand-ins in this run of the tests, beside their assembly: one a line, each once.
/// A later run looks at what is there.
/// </summary>
internal static class SentRequests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "crm-requests");
    private static readonly Lock Gate = new();
    private static readonly HashSet<(CrmName, SentRequest)> Known = [];

    /// <summary>A listener for a stand-in's requests.</summary>
    public static Action<string, string, string?> Of(CrmName crm) => (method, target, body) => Add(crm, new SentRequest(method, target, body));

    /// <returns>None where no run has kept any.</returns>
    public static IReadOnlyList<SentRequest> Read(CrmName crm) =>
        File.Exists(FileOf(crm)) ? [.. File.ReadLines(FileOf(crm)).Select(line => JsonSerializer.Deserialize<SentRequest>(line)!)] : [];

    private static string FileOf(CrmName crm) => Path.Combine(Folder, $"{crm}.jsonl");

    private static void Add(CrmName crm, SentRequest request)
    {
        lock (Gate)
        {
            if (!Known.Any(known => known.Item1 == crm))
            {
                Directory.CreateDirectory(Folder);
                File.Delete(FileOf(crm));
            }

            if (Known.Add((crm, request)))
            {
                File.AppendAllText(FileOf(crm), JsonSerializer.Serialize(request) + "\n");
            }
        }
    }
}
