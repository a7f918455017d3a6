namespace X80.Sdk.Client;

/// <summary>Why a read could not be had.</summary>
public enum UnavailableReason
{
    /// <summary>The backend could not be reached.</summary>
    Unreachable,

    TimedOut,

    /// <summary>The token is unknown, expired or revoked: the one thing a read reports, once.</summary>
    TokenRefused,

    /// <summary>The token may not read this.</summary>
    Forbidden,

    /// <summary>The backend does not serve this route.</summary>
    NotServed,

    /// <summary>Asked too often.</summary>
    RateLimited,

    /// <summary>The backend or the CRM behind it failed.</summary>
    ServerFailed,

    /// <summary>The answer was empty or no answer of the contract.</summary>
    Malformed,
}
