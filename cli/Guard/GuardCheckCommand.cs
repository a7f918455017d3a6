using System.CommandLine;
using X80.Cli.Running;
using X80.Sdk.Guarding;

namespace X80.Cli.Guard;

/// <summary><c>x80 guard check</c>: one decision a line, in the order given.</summary>
internal sealed class GuardCheckCommand : ExampledCommand
{
    private static readonly string[] ContextWords =
        [.. Enum.GetNames<GuardContext>().Select(name => name.ToLowerInvariant())];

    public GuardCheckCommand(Consoles consoles)
        : base(
            "check",
            "Prints one decision a line: load, external or refuse, with its reason.",
            "x80 guard check https://web.whatsapp.com/ https://web.whatsapp.com.evil.example/",
            "x80 guard check --context external --gesture https://example.com/",
            "cat addresses.txt | x80 guard check - --json")
    {
        var channel = new ChannelOption();
        var context = new Option<string>("--context")
        {
            Description = "What wants to reach the addresses.",
            DefaultValueFactory = _ => "top",
        };
        context.AcceptOnlyFromAmong(ContextWords);
        var gesture = new Option<bool>("--gesture") { Description = "A person's click led there. Without it nothing is external." };
        var urls = new Argument<string[]>("URL") { Description = "Addresses, or - for one a line on stdin.", Arity = ArgumentArity.OneOrMore };
        urls.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError("No option has that name; an address that begins with -- goes in on stdin.");
            }
        });
        var json = new JsonOption();
        Options.Add(channel);
        Options.Add(context);
        Options.Add(gesture);
        Options.Add(json);
        Arguments.Add(urls);
        SetAction((parsed, cancellationToken) => new GuardChecker(consoles).RunAsync(
            new GuardCheckRequest(
                channel.In(parsed).Channel,
                Enum.Parse<GuardContext>(parsed.GetRequiredValue(context), ignoreCase: true),
                parsed.GetValue(gesture),
                parsed.GetRequiredValue(urls),
                parsed.GetValue(json)),
            cancellationToken));
    }
}
