using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Sent;

namespace X80.Sdk.Embedding;

/// <summary>Adds all that a wrapper needs but the page itself.</summary>
public static class X80Services
{
    /// <summary>
    /// Adds <see cref="CaptureSession"/>, <see cref="ClickGate"/>, <see cref="HostGuard"/>, <see cref="IExternalOpener"/> and the contract
    /// client, one of each. The wrapper registers its <see cref="IPageHost"/>; whatever it registers itself takes the place of ours: a
    /// token source (<c>X80_TOKEN</c> unless told), a ledger and confirmed chats that outlive the process, a clock, a pack source. The
    /// options are checked at start. The container closes the session when it is disposed.
    /// </summary>
    /// <returns>The client's builder, for handlers of the wrapper's own.</returns>
    public static IHttpClientBuilder AddX80(this IServiceCollection services, Action<X80Options> configure)
    {
        services.AddOptions<X80Options>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<X80Options>, X80OptionsValidator>());
        // Not from the checked options: what is wrong with them would be told twice.
        var client = services.AddX80Client(to =>
        {
            var from = new X80Options();
            configure(from);
            (to.Backend, to.Timeout) = (from.Backend, from.Timeout);
        });
        services.TryAddSingleton<Channel>(provider => provider.GetRequiredService<IOptions<X80Options>>().Value.Channel);
        services.TryAddSingleton(provider => new HostGuard(provider.GetRequiredService<Channel>().DocumentHosts));
        services.TryAddSingleton<ClickGate>();
        services.TryAddSingleton<IExternalOpener, ExternalOpener>();
        services.TryAddSingleton<ISentLedger, SentInMemory>();
        services.TryAddSingleton<IConfirmedChats, ConfirmedInMemory>();
        services.TryAddSingleton(ReaderPackSource.Bundled);
        services.TryAddSingleton<CaptureSession>();
        return client;
    }
}
