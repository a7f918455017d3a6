namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>A request as it reached a stand-in: <paramref name="Target"/> is its path with its query.</summary>
internal sealed record SentRequest(string Method, string Target, string? Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Each parameter with its values, in their order.</summary>
    public ILookup<string, string> Query => (Target.Split('?', 2) is [_, var query] ? query : "")
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToLookup(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");

    public override string ToString() => $"{Method} {Target} {Body}";
}
