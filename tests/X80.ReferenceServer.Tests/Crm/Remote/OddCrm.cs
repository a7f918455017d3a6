using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace X80.ReferenceServer.Tests.Crm.Remote;

/// <summary>An address at which something answers that need be no CRM.</summary>
internal sealed class OddCrm : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private OddCrm(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First() + "/");

    public int Requests => Volatile.Read(ref requests);

    /// <param name="answer">Gets the number of the request, from 1 on.</param>
    /// <param name="isSecure">Whether it speaks TLS, with a certificate that nobody vouches for.</param>
    public static async Task<OddCrm> OpenAsync(Func<HttpContext, int, Task> answer, bool isSecure = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (isSecure)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var odd = new OddCrm(app);
        app.Run(http => answer(http, Interlocked.Increment(ref odd.requests)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return odd;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
