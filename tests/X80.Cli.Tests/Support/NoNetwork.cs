namespace X80.Cli.Tests.Support;

/// <summary>An environment with an empty cache of packages, and a proxy behind which nothing is: whatever wants the network fails.</summary>
internal static class NoNetwork
{
    public static Dictionary<string, string> In(TemporaryFolder folder) => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(folder.Path, "packages"),
        ["HTTP_PROXY"] = "http://127.0.0.1:9",
        ["HTTPS_PROXY"] = "http://127.0.0.1:9",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };
}
