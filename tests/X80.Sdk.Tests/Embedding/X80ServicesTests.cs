using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NSubstitute;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Embedding;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Embedding;

public sealed class X80ServicesTests
{
    [Fact]
    public async Task A_wrapper_gets_its_session_gate_and_guard_of_the_channel()
    {
        using var host = Build(options => options.Backend = new Uri("https://x80.example/"));
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("WhatsApp", host.Services.GetRequiredService<CaptureSession>().State.ChannelName);
        Assert.Same(host.Services.GetRequiredService<ClickGate>(), host.Services.GetRequiredService<ClickGate>());
        Assert.Equal(GuardAction.Load, host.Services.GetRequiredService<HostGuard>().Decide(KnownChannels.WhatsApp.StartUrl, GuardContext.Top).Action);
    }

    [Theory]
    [InlineData("http://x80.example/")]
    [InlineData(null)]
    public async Task A_backend_that_may_not_be_asked_stops_the_start(string? backend)
    {
        using var host = Build(options => options.Backend = backend is null ? null : new Uri(backend));

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_page_host_the_start_says_what_to_add()
    {
        using var host = Build(options => options.Backend = new Uri("https://x80.example/"), page: null);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("services.AddSingleton<IPageHost", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_ends_with_the_host()
    {
        var host = Build(options => options.Backend = new Uri("https://x80.example/"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var session = host.Services.GetRequiredService<CaptureSession>();

        host.Dispose();

        Assert.Equal(CapturePhase.Closed, session.State.Phase);
    }

    private static IHost Build(Action<X80Options> configure) => Build(configure, Substitute.For<IPageHost>());

    private static IHost Build(Action<X80Options> configure, IPageHost? page)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddX80(configure);
        builder.Services.AddSingleton(Substitute.For<ITokenSource>());
        if (page is not null)
        {
            builder.Services.AddSingleton(page);
        }

        return builder.Build();
    }
}
