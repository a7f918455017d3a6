using Microsoft.Extensions.Options;

namespace X80.Sdk.Client;

/// <summary>All that is wrong with the options, at once and at start.</summary>
internal sealed class CaptureClientOptionsValidator : IValidateOptions<CaptureClientOptions>
{
    public ValidateOptionsResult Validate(string? name, CaptureClientOptions options)
    {
        var errors = new List<string>();
        if (BackendAddress.Check(options.Backend) is { } why)
        {
            errors.Add(why);
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(5))
        {
            errors.Add("The timeout must be more than nothing and at most 5 minutes.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
