using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Embedding;

/// <summary>What is wrong with the channel, or missing, at once and at start. The backend's address and the timeout are the client's to check.</summary>
internal sealed class X80OptionsValidator(IServiceProviderIsService services) : IValidateOptions<X80Options>
{
    public ValidateOptionsResult Validate(string? name, X80Options options)
    {
        List<string> errors = [.. HostErrors(options), .. StartErrors(options), .. PackErrors(options), .. PageErrors()];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private string[] PageErrors() => services.IsService(typeof(IPageHost))
        ? []
        : ["No IPageHost is registered: add yours with services.AddSingleton<IPageHost, YourPageHost>()."];

    private static IEnumerable<string> HostErrors(X80Options options)
    {
        try
        {
            _ = new HostAllowList(options.Channel.DocumentHosts);
            return [];
        }
        catch (ArgumentException wrong)
        {
            return [wrong.Message];
        }
    }

    private static IEnumerable<string> StartErrors(X80Options options) =>
        HostErrors(options).Any() || new HostGuard(options.Channel.DocumentHosts).Decide(options.Channel.StartUrl, GuardContext.Top).Action == GuardAction.Load
            ? []
            : ["The channel's start address is not on one of its document hosts, so it would never load. Name the host, or mend the address."];

    private static IEnumerable<string> PackErrors(X80Options options)
    {
        try
        {
            _ = ReaderPacks.Bundled(options.Channel.ReaderPack);
            return [];
        }
        catch (ReaderPackException wrong)
        {
            return [wrong.Message];
        }
    }
}
