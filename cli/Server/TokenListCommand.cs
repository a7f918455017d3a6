using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server token list</c>.</summary>
internal sealed class TokenListCommand : ExampledCommand
{
    public TokenListCommand(Consoles consoles, TimeProvider time)
        : base("list", "Lists tokens by id; a token itself is never shown again.", "x80 server token list --json")
    {
        var folders = new DataFolders();
        var json = new JsonOption();
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
            new TokenDesk(consoles, folders.Existing(parsed)).ListAsync(time.GetUtcNow(), parsed.GetValue(json), cancellationToken));
    }
}
