using X80.Sdk.Channels;

namespace X80.Samples.DesktopWrapper;

/// <summary>What the wrapper is started with, all of it from the environment.</summary>
internal sealed record WrapperOptions
{
    public const string BackendVariable = "X80_BACKEND_URL";
    public const string ProxyVariable = "X80_PROXY";
    public const string ProxyCertificateVariable = "X80_PROXY_CERT";

    /// <summary>What WebKitGTK itself looks for.</summary>
    public const string UnsandboxedVariable = "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS";

    public Channel Channel { get; init; } = KnownChannels.WhatsApp;

    public required Uri Backend { get; init; }

    /// <summary>A proxy for the page's network, such as <c>http://127.0.0.1:4000</c>.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>A PEM file with the certificate that stands in for the channel's own behind that proxy.</summary>
    public string? ProxyCertificate { get; init; }

    /// <summary>Where the page's sign-in and the engine's files lie, for this account alone.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the page's process runs without a sandbox.</summary>
    public bool IsUnsandboxed { get; init; }

    /// <summary>Whether a stand-in answers at the channel's address: then the profile is thrown away, and the real site is not reached.</summary>
    public bool IsPractice => ProxyCertificate is not null;

    /// <exception cref="WrapperException">Something is missing or contradicts itself; all of it is said.</exception>
    public static WrapperOptions Of(Func<string, string?> variable)
    {
        var errors = new List<string>();
        var options = new WrapperOptions
        {
            Backend = Address(BackendVariable) ?? new Uri("http://localhost:5080/"),
            Proxy = Address(ProxyVariable),
            ProxyCertificate = variable(ProxyCertificateVariable) is { Length: > 0 } file ? file : null,
            Folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "x80", "desktop-wrapper"),
            IsUnsandboxed = variable(UnsandboxedVariable) is { Length: > 0 } set && set != "0",
        };
        if (options is { IsPractice: true, Proxy: null })
        {
            errors.Add($"{ProxyCertificateVariable} is set and {ProxyVariable} is not: a certificate stands in for the channel's own behind a proxy alone.");
        }

        if (options is { IsUnsandboxed: true, IsPractice: false })
        {
            errors.Add($"{UnsandboxedVariable} is set: the channel's real site is never opened without the sandbox. Unset it, and start this as an ordinary user.");
        }

        return errors.Count == 0 ? options : throw new WrapperException(string.Join('\n', errors));

        Uri? Address(string name)
        {
            if (variable(name) is not { Length: > 0 } text)
            {
                return null;
            }

            if (Uri.TryCreate(text, UriKind.Absolute, out var address))
            {
                return address;
            }

            errors.Add($"{name} is no whole address, such as http://127.0.0.1:4000.");
            return null;
        }
    }
}
