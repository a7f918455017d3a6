using System.Text.Json;
using X80.Cli.Running;
using X80.Simulator.Gateway;
using X80.Simulator.Practice;

namespace X80.Cli.Practice;

/// <summary>Runs the gateway and says how a client gets there.</summary>
internal sealed class PracticePageRunner(Consoles consoles)
{
    /// <returns>Never done: it ends by being stopped.</returns>
    public async Task<int> RunAsync(int seed, Uri? backend, bool json, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-practice-");
        try
        {
            await using var gateway = PracticeGateway.Start(new PracticeGatewayOptions { Site = new PracticePage(PracticeSite.Create(seed)), Backend = backend });
            var certificate = Path.Combine(folder.FullName, "channel.pem");
            await File.WriteAllTextAsync(certificate, gateway.CertificatePem, cancellationToken);
            gateway.Refused += (_, address) => consoles.Say($"Refused: {address}");
            await TellAsync(PlaceOf(gateway, certificate, backend), json, cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ExitCode.Cancelled;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PracticePagePlace PlaceOf(PracticeGateway gateway, string certificate, Uri? backend)
    {
        var environment = new Dictionary<string, string>
        {
            ["X80_PROXY"] = gateway.Address.AbsoluteUri,
            ["X80_PROXY_CERT"] = certificate,
            ["X80_PROXY_SPKI"] = gateway.Spki,
        };
        if (backend is not null)
        {
            environment["X80_BACKEND_URL"] = backend.AbsoluteUri;
        }

        return new PracticePagePlace(
            PracticeSite.Origin + "/",
            gateway.Address.AbsoluteUri,
            environment,
            [
                $"--proxy-server={gateway.Address.Authority}", $"--ignore-certificate-errors-spki-list={gateway.Spki}",
                $"--user-data-dir={Path.Combine(Path.GetDirectoryName(certificate)!, "profile")}",
            ]);
    }

    private async Task TellAsync(PracticePagePlace place, bool json, CancellationToken cancellationToken)
    {
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(place, CliJson.Default.PracticePagePlace));
            await consoles.Data.FlushAsync(cancellationToken);
            return;
        }

        var chromium = string.Join(' ', place.Chromium);
        consoles.Say($"The practice page answers at {place.Page} behind the proxy {place.Proxy} Everything else is refused.");
        consoles.Say("A client that takes its environment:");
        consoles.Say("  " + string.Join(' ', place.Environment.Select(variable => $"{variable.Key}={variable.Value}")));
        consoles.Say($"Chromium:   {chromium} {place.Page}");
        consoles.Say($"WebKitGTK:  webkit_network_proxy_settings_new(\"{place.Proxy}\", …) and webkit_network_session_allow_tls_certificate_for_host");
        consoles.Say($"            with the certificate in {place.Environment["X80_PROXY_CERT"]}");
        consoles.Say($"Extension:  the Chromium above, with --load-extension=FOLDER");
        consoles.Say("Invented people, and a certificate that is thrown away with this run. Ctrl-C stops it.");
    }
}
