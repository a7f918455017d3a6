using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server run</c>.</summary>
internal sealed class ServerRunCommand : ExampledCommand
{
    public ServerRunCommand(Consoles consoles)
        : base(
            "run",
            "Runs the reference backend until Ctrl-C: one database file, the embedded CRM, its web pages.",
            "x80 server run",
            "x80 server run --urls http://127.0.0.1:8180 --data ./x80-data --keys ./x80-keys")
    {
        var folders = new DataFolders();
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on, separated by semicolons; port 0 takes a free one.",
            DefaultValueFactory = _ => "http://127.0.0.1:8180",
        };
        var json = new JsonOption();
        Options.Add(urls);
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new ServerRunner(consoles).RunAsync(
            folders.In(parsed) with { Urls = parsed.GetRequiredValue(urls) }, parsed.GetValue(json), cancellationToken));
    }
}
