namespace X80.Sdk.Client;

/// <summary>Where a token may go (WIRE-10): https, or http on this machine; no user-info, no query, no fragment.</summary>
public static class BackendAddress
{
    /// <returns>Why a token may not go there and what to do, or null where it may.</returns>
    public static string? Check(Uri? backend) => backend switch
    {
        null or { IsAbsoluteUri: false } => "The backend's address is missing: give it in full, such as https://x80.example/.",
        { UserInfo.Length: > 0 } => "The backend's address names a user: leave it out; the token says who you are.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "The backend's address has a query or a fragment: leave it out.",
        { Scheme: "https" } => null,
        { Scheme: "http" } when IsThisMachine(backend) => null,
        { Scheme: "http" } => "The backend's address is http: a token goes over https only (http to this machine alone).",
        _ => "The backend's address is neither https nor http on this machine.",
    };

    /// <summary>By name (<c>localhost</c>) or number.</summary>
    public static bool IsThisMachine(Uri backend) => backend.IsLoopback;

    /// <summary>Whether an address has the backend's scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri backend, Uri address) =>
        Uri.Compare(backend, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.UserInfo.Length == 0;
}
