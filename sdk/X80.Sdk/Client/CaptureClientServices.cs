using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Refit;
using X80.Sdk.Tokens;

namespace X80.Sdk.Client;

/// <summary>Adds the contract client to a host.</summary>
public static class CaptureClientServices
{
    /// <summary>
    /// Adds <see cref="CaptureClient"/>. The token comes from <c>X80_TOKEN</c> unless another <see cref="ITokenSource"/> is
    /// registered. The options are checked at start.
    /// </summary>
    public static IHttpClientBuilder AddX80Client(this IServiceCollection services, Action<CaptureClientOptions> configure)
    {
        services.AddOptions<CaptureClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CaptureClientOptions>, CaptureClientOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITokenSource, EnvironmentTokenSource>();
        services.TryAddSingleton<ServerClock>();
        services.TryAddTransient<CaptureClient>();
        // A failed read is a value and a failed write an exception of one sentence: neither is logged beside that, with its stack.
        return services.AddRefitGeneratedClient<ICaptureApi>(RefitDefaults.Create())
            .RemoveAllLoggers()
            .ConfigureHttpClient((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<CaptureClientOptions>>().Value;
                (http.BaseAddress, http.Timeout) = (options.Backend, options.Timeout);
            })
            .ConfigurePrimaryHttpMessageHandler(provider => BackendHandler.CreateTransport(Backend(provider)))
            .AddHttpMessageHandler(provider => new BackendHandler(
                Backend(provider), provider.GetRequiredService<ITokenSource>(), provider.GetRequiredService<ServerClock>()));
    }

    private static Uri Backend(IServiceProvider provider) => provider.GetRequiredService<IOptions<CaptureClientOptions>>().Value.Backend!;
}
