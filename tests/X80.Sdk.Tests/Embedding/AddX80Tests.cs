using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Embedding;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Sent;

namespace X80.Sdk.Tests.Embedding;

public sealed class AddX80Tests
{
    private static readonly Uri Backend = new("https://x80.example/");

    [Fact]
    public async Task A_wrapper_that_brings_its_page_gets_one_session_which_ends_with_the_container()
    {
        var services = new ServiceCollection();
        services.AddX80(x80 => x80.Backend = Backend);
        services.AddSingleton(Substitute.For<IPageHost>());
        CaptureSession session;
        await using (var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true }))
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            session = provider.GetRequiredService<CaptureSession>();

            Assert.Same(session, provider.GetRequiredService<CaptureSession>());
            Assert.Equal(("WhatsApp", CapturePhase.Idle), (session.State.ChannelName, session.State.Phase));
            Assert.Same(provider.GetRequiredService<ClickGate>(), provider.GetRequiredService<ClickGate>());
            Assert.Equal(GuardAction.Load, provider.GetRequiredService<HostGuard>().Decide("https://web.whatsapp.com/", GuardContext.Top).Action);
            Assert.IsType<ExternalOpener>(provider.GetRequiredService<IExternalOpener>());
        }

        Assert.Equal(CapturePhase.Closed, session.State.Phase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_wrapper_registers_takes_the_place_of_ours(bool isBefore)
    {
        var ledger = Substitute.For<ISentLedger>();
        var services = new ServiceCollection();
        if (isBefore)
        {
            services.AddSingleton(ledger);
        }

        services.AddX80(x80 => x80.Backend = Backend);
        if (!isBefore)
        {
            services.AddSingleton(ledger);
        }

        using var provider = services.BuildServiceProvider();
        Assert.Same(ledger, provider.GetRequiredService<ISentLedger>());
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_start()
    {
        var services = new ServiceCollection();
        services.AddX80(x80 =>
        {
            x80.Backend = new Uri("http://x80.example/");
            x80.Timeout = TimeSpan.Zero;
            x80.Channel = KnownChannels.WhatsApp with { StartUrl = "https://elsewhere.example/", ReaderPack = "none" };
        });
        services.AddSingleton(Substitute.For<IPageHost>());
        using var provider = services.BuildServiceProvider();

        var wrong = Assert.Throws<AggregateException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal(
            [
                "Reader pack none, at none.pack.json: The package holds no such pack. Name one that it holds.",
                "The backend's address is http: a token goes over https only (http to this machine alone).",
                "The channel's start address is not on one of its document hosts, so it would never load. Name the host, or mend the address.",
                "The timeout must be more than nothing and at most 5 minutes.",
            ],
            wrong.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_host_that_cannot_be_allowed_is_named_at_start()
    {
        var services = new ServiceCollection();
        services.AddX80(x80 => (x80.Backend, x80.Channel) = (Backend, KnownChannels.WhatsApp with { DocumentHosts = ["*.whatsapp.com"] }));
        services.AddSingleton(Substitute.For<IPageHost>());
        using var provider = services.BuildServiceProvider();

        var wrong = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.StartsWith("'*.whatsapp.com' is not a host that can be allowed", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_page_host_the_start_says_what_to_add()
    {
        var services = new ServiceCollection();
        services.AddX80(x80 => x80.Backend = Backend);
        using var provider = services.BuildServiceProvider();

        var wrong = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("services.AddSingleton<IPageHost", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_says_nothing_of_engines_has_no_name_for_any() =>
        Assert.All(KnownChannels.All.Where(channel => channel != KnownChannels.WhatsApp), channel => Assert.Empty(channel.UserAgents));

    [Fact]
    public void A_native_wrappers_name_for_its_browser_is_a_desktop_browsers_and_has_a_reason()
    {
        var agent = Assert.Single(KnownChannels.WhatsApp.UserAgents);

        Assert.Equal("WebKitGTK", agent.Engine);
        Assert.Matches(@"^Mozilla/5\.0 \(Macintosh; [^)]+\) AppleWebKit/[\d.]+ \(KHTML, like Gecko\) Version/[\d.]+ Safari/[\d.]+$", agent.Value);
        Assert.StartsWith("Compatibility: ", agent.Reason, StringComparison.Ordinal);
    }
}
