using System.Net;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Practice;

public sealed class PracticePageTests
{
    [Fact]
    public async Task The_page_answers_at_the_channels_address_behind_the_proxy_it_prints_and_nothing_else_does()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("practice", "page", "--json");
        var place = JsonSerializer.Deserialize<JsonElement>((await process.StandardOutput.ReadLineAsync(cancellationToken))!);
        var environment = place.GetProperty("environment");
        var certificate = environment.GetProperty("X80_PROXY_CERT").GetString()!;
        using var client = new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy(environment.GetProperty("X80_PROXY").GetString()),
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => File.ReadAllText(certificate).StartsWith(new(System.Security.Cryptography.PemEncoding.Write("CERTIFICATE", shown!.GetRawCertData())), StringComparison.Ordinal) },
        });

        var page = await client.GetStringAsync(place.GetProperty("page").GetString(), cancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("https://elsewhere.example/", cancellationToken));
        await CliProcess.InterruptAsync(process, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.Contains("data-practice-chat", page, StringComparison.Ordinal);
        Assert.Contains(place.GetProperty("chromium").EnumerateArray(), argument => argument.GetString()!.EndsWith(environment.GetProperty("X80_PROXY_SPKI").GetString()!, StringComparison.Ordinal));
        Assert.Contains("Refused: https://elsewhere.example/", await process.StandardError.ReadToEndAsync(cancellationToken), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.False(File.Exists(certificate), "The certificate outlived the run.");
    }

    [Fact]
    public async Task A_backend_of_this_machine_is_told_to_the_client()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("practice", "page", "--backend", "http://127.0.0.1:5080", "--json");
        var place = JsonSerializer.Deserialize<JsonElement>((await process.StandardOutput.ReadLineAsync(cancellationToken))!);
        await CliProcess.InterruptAsync(process, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.Equal("http://127.0.0.1:5080/", place.GetProperty("environment").GetProperty("X80_BACKEND_URL").GetString());
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
    }

    [Theory]
    [InlineData("https://x80.example/")]
    [InlineData("nonsense")]
    public async Task A_backend_that_is_not_of_this_machine_is_refused(string backend)
    {
        var run = await CliRun.OfAsync(["practice", "page", "--backend", backend]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("practice never leaves it", run.Words, StringComparison.Ordinal);
    }
}
