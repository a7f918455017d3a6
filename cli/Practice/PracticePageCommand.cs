using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Practice;

/// <summary><c>x80 practice page</c>: the practice page at the channel's own address, for anybody's client.</summary>
internal sealed class PracticePageCommand : ExampledCommand
{
    public PracticePageCommand(Consoles consoles)
        : base(
            "page",
            "Serves the practice page at the channel's own address, behind a proxy that refuses every other, until Ctrl-C.",
            "x80 practice page",
            "x80 practice page --backend http://127.0.0.1:5080/ --json")
    {
        var seed = new Option<int>("--seed") { Description = "Gives the same chats and people again.", DefaultValueFactory = _ => 1 };
        var backend = new Option<Uri?>("--backend")
        {
            Description = "The client's backend on this machine, reached through the proxy, too.",
            HelpName = "URL",
            CustomParser = result =>
            {
                if (WebAddress.TryParse(result.Tokens[0].Value, out var address) && address is { IsLoopback: true, Scheme: "http" })
                {
                    return address;
                }

                result.AddError("The backend is an address of this machine, such as http://127.0.0.1:5080/: practice never leaves it.");
                return null;
            },
        };
        var json = new JsonOption();
        Options.Add(seed);
        Options.Add(backend);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new PracticePageRunner(consoles)
            .RunAsync(parsed.GetValue(seed), parsed.GetValue(backend), parsed.GetValue(json), cancellationToken));
    }
}
