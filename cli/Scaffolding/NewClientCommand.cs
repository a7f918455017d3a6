using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary><c>x80 new client NAME</c>: a native wrapper of one's own, with tests that are green at once.</summary>
internal sealed class NewClientCommand : ExampledCommand
{
    public NewClientCommand(Consoles consoles)
        : base("client", "Writes ./NAME/: a native wrapper on WebKitGTK over X80.Sdk, and tests that pass offline.", "x80 new client acme-desk")
    {
        var name = new Argument<string>("NAME") { Description = "The client's name: a-z, 0-9, '.', '_' and '-', such as acme-desk." };
        var into = new Option<DirectoryInfo>("--into")
        {
            Description = "The folder to write ./NAME/ into.",
            DefaultValueFactory = _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
        };
        Arguments.Add(name);
        Options.Add(into);
        SetAction((parsed, cancellationToken) => new ClientScaffolder(consoles).RunAsync(
            ScaffoldName.From("client", parsed.GetRequiredValue(name), parsed.GetRequiredValue(into)), cancellationToken));
    }
}
