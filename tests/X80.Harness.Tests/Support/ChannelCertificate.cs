using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace X80.Harness.Tests.Support;

/// <summary>A certificate of this run for the channel's hosts, and what makes a browser take it.</summary>
internal sealed class ChannelCertificate : IDisposable
{
    public X509Certificate2 Held { get; } = Make();

    /// <summary>What tells Chromium to take this certificate for the channel's.</summary>
    public string TrustArgument =>
        "--ignore-certificate-errors-spki-list=" + Convert.ToBase64String(SHA256.HashData(Held.PublicKey.ExportSubjectPublicKeyInfo()));

    public void Dispose() => Held.Dispose();

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=web.whatsapp.com", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("web.whatsapp.com");
        names.AddDnsName("static.whatsapp.com");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
