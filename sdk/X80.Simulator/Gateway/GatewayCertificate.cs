using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace X80.Simulator.Gateway;

/// <summary>A certificate for the channel's hosts from an authority that is made for the run and forgotten with it. No store of the machine learns of it.</summary>
internal sealed class GatewayCertificate : IDisposable
{
    private readonly X509Certificate2 authority;
    private readonly X509Certificate2 held;

    public GatewayCertificate(IReadOnlyList<string> hosts)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=X80 practice", authorityKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        authority = root.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={hosts[0]}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(authority, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(16));
        held = bare.CopyWithPrivateKey(key);
        Context = SslStreamCertificateContext.Create(held, [authority], offline: true);
    }

    public SslStreamCertificateContext Context { get; }

    /// <summary>The certificate, then its authority's, in PEM; no key.</summary>
    public string Pem => held.ExportCertificatePem() + "\n" + authority.ExportCertificatePem() + "\n";

    /// <summary>SHA-256 of its public key, in base64: what Chromium takes in <c>--ignore-certificate-errors-spki-list</c>.</summary>
    public string Spki => Convert.ToBase64String(SHA256.HashData(held.PublicKey.ExportSubjectPublicKeyInfo()));

    public void Dispose()
    {
        held.Dispose();
        authority.Dispose();
    }
}
