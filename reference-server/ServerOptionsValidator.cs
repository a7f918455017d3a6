using System.Net;
using Microsoft.Extensions.Options;
using X80.ReferenceServer.Crm.Affinity;

namespace X80.ReferenceServer;

/// <summary>Checks the options at start and says everything that is wrong with them at once.</summary>
internal static class ServerOptionsValidator
{
    /// <exception cref="OptionsValidationException">With every failure.</exception>
    public static void Validate(ServerOptions options)
    {
        var failures = Failures(options).ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(nameof(ServerOptions), typeof(ServerOptions), failures);
        }
    }

    private static IEnumerable<string> Failures(ServerOptions options)
    {
        var urls = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0 || !urls.All(IsAddress))
        {
            yield return "Urls: give one or more http or https addresses without a path, separated by semicolons, such as http://127.0.0.1:8180.";
        }

        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            yield return "DataFolder: say where the database is to lie.";
        }
        else if (IsInside(options.KeysFolderOrDefault, options.DataFolder))
        {
            yield return "KeysFolder: the keys may not lie inside the data folder, or every backup of the data would carry its own keys.";
        }

        if (options.Database is not null && options.PostgresAddress is null)
        {
            yield return "Database: give postgres://role:password@host:port/database or a connection string of Npgsql with host, database and username.";
        }

        if (!string.IsNullOrWhiteSpace(options.DataFolder)
            && (IsInside(options.AuditFolderOrDefault, options.DataFolder) || IsInside(options.AuditFolderOrDefault, options.KeysFolderOrDefault)))
        {
            yield return "AuditFolder: the signed heads may lie neither with the data nor with the keys, or they would go and be changed with them.";
        }

        if (string.IsNullOrWhiteSpace(options.WorkspaceName) || options.WorkspaceName.Length > 100)
        {
            yield return "WorkspaceName: 1 to 100 characters.";
        }

        if (!options.Hosts.All(host => host.Length is > 0 and <= 253 && Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown))
        {
            yield return "Hosts: give names without scheme, port or path, such as x80.example.com.";
        }

        if (!options.Proxies.All(proxy => IPAddress.TryParse(proxy, out _)))
        {
            yield return "Proxies: give IP addresses, such as 10.0.0.5.";
        }

        if (options.Crm is not ("embedded" or "attio" or "affinity"))
        {
            yield return "Crm: embedded, attio or affinity.";
        }

        if (!IsCrm(options.AttioAddress))
        {
            yield return "AttioAddress: give an https address that ends with a slash; http only of this machine.";
        }

        if (!IsCrm(options.AffinityAddress))
        {
            yield return "AffinityAddress: give an https address that ends with a slash; http only of this machine.";
        }

        if (options.AffinityDealList is { } list && AffinityIds.Parse(list) is null)
        {
            yield return "AffinityDealList: give the number in the list's address in Affinity.";
        }

        if (options.RequestsPerMinute < 1 || options.UnknownPerMinute < 1)
        {
            yield return "RequestsPerMinute, UnknownPerMinute: at least 1.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return "TimeZone: give an IANA name that this machine knows, such as Europe/Berlin.";
        }

        if (options.PhoneRegion is { } region && !PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region))
        {
            yield return "PhoneRegion: give the two capital letters of a country, such as DE.";
        }

        if (options.TelemetryEndpoint is { } collector && !IsCollector(collector))
        {
            yield return "TelemetryEndpoint: give the http or https address of an OTLP collector, such as http://127.0.0.1:4318.";
        }

        if (options.DrainDelay < TimeSpan.Zero || options.DrainDelay > TimeSpan.FromMinutes(2))
        {
            yield return "DrainDelay: 0 to 120 seconds.";
        }

        if (options.FreeDiskFloor < 0)
        {
            yield return "FreeDiskFloor: bytes, 0 or more.";
        }
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "" }
        || url.StartsWith("http://*:", StringComparison.Ordinal) || url.StartsWith("http://+:", StringComparison.Ordinal);

    private static bool IsCollector(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var collector) && collector is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };

    private static bool IsCrm(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var crm) && crm is { Query: "", Fragment: "", UserInfo: "" }
        && crm.AbsolutePath.EndsWith('/') && (crm.Scheme == "https" || crm is { Scheme: "http", IsLoopback: true });

    internal static bool IsInside(string folder, string outer)
    {
        var relative = Path.GetRelativePath(Resolve(outer), Resolve(folder));
        return relative == "." || !(relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative));
    }

    /// <summary>The real place of a folder, through links: of the nearest part of it that exists.</summary>
    private static string Resolve(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(full);
        var target = Directory.Exists(full) ? new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
        return target ?? (parent is null ? full : Path.Combine(Resolve(parent), Path.GetFileName(full)));
    }
}
