using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using X80.Contract.Tokens;
using X80.Sdk.Client;
using X80.Sdk.Tests.Support;
using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Client;

public sealed class TokenBoundaryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://x80.example/", true)]
    [InlineData("https://x80.example:8443/tenant/", true)]
    [InlineData("http://localhost:5080/", true)]
    [InlineData("http://127.0.0.1:5080/", true)]
    [InlineData("http://[::1]:5080/", true)]
    [InlineData("http://x80.example/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://127.0.0.1.evil.example/", false)]
    [InlineData("https://me@x80.example/", false)]
    [InlineData("https://x80.example/?next=1", false)]
    [InlineData("https://x80.example/#a", false)]
    [InlineData("ftp://x80.example/", false)]
    [InlineData("file:///tmp/x80", false)]
    [InlineData("/api", false)]
    public void A_token_goes_over_https_or_to_this_machine_alone(string address, bool allowed)
    {
        var backend = new Uri(address, UriKind.RelativeOrAbsolute);
        Assert.Equal(allowed, BackendAddress.Check(backend) is null);
        var refused = Record.Exception(() => CaptureClient.Create(backend, Samples.Token, TimeProvider.System));
        Assert.Equal(allowed, refused is not ArgumentException);
    }

    [Fact]
    public async Task The_token_reaches_the_backend_and_no_redirect_of_it()
    {
        await using var elsewhere = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Session));
        await using var backend = await TinyBackend.StartAsync((context, _) =>
        {
            context.Response.Redirect(elsewhere.Address + "api/ext/session", permanent: true);
            return Task.CompletedTask;
        });
        var read = await CaptureClient.Create(backend.Address, Samples.Token, TimeProvider.System).GetSessionAsync(Cancel);
        Assert.True(read.IsUnavailable);
        Assert.Equal("Bearer " + Samples.Token.Reveal(), Assert.Single(backend.Seen).Headers["Authorization"]);
        Assert.Empty(elsewhere.Seen);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Session));
        var client = CaptureClient.Create(
            new CaptureClientOptions { Backend = backend.Address }, new EnvironmentTokenSource(_ => null), TimeProvider.System);
        Assert.Equal(UnavailableReason.TokenRefused, (await client.GetSessionAsync(Cancel)).Reason);
        Assert.Empty(backend.Seen);
    }

    [Fact]
    public async Task A_host_gets_the_client_with_the_same_boundary()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(Samples.Session));
        var services = new ServiceCollection();
        services.AddSingleton<ITokenSource>(new FixedTokenSource(Samples.Token));
        services.AddX80Client(options => options.Backend = backend.Address);
        await using var provider = services.BuildServiceProvider();
        var read = await provider.GetRequiredService<CaptureClient>().GetSessionAsync(Cancel);
        Assert.True(read.IsAvailable);
        Assert.Equal("Bearer " + Samples.Token.Reveal(), Assert.Single(backend.Seen).Headers["Authorization"]);
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        var services = new ServiceCollection();
        services.AddX80Client(options => (options.Backend, options.Timeout) = (new Uri("http://x80.example/"), TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<CaptureClientOptions>>().Value);
        Assert.Equal(
            [
                "The backend's address is http: a token goes over https only (http to this machine alone).",
                "The timeout must be more than nothing and at most 5 minutes.",
            ],
            refused.Failures);
    }

    [Fact]
    public void A_token_prints_as_nothing()
    {
        var token = X80Token.NewRandom();
        Assert.Equal("x80_***", $"{token}");
        Assert.DoesNotContain(token.Reveal(), System.Text.Json.JsonSerializer.Serialize(token), StringComparison.Ordinal);
    }
}
