using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server token revoke</c>.</summary>
internal sealed class TokenRevokeCommand : ExampledCommand
{
    public TokenRevokeCommand(Consoles consoles)
        : base("revoke", "Revokes a token: no write is accepted from then on.", "x80 server token revoke 3vTq0fXn6cXyN2r8b5uZ1w --json")
    {
        var folders = new DataFolders();
        var id = new Argument<string>("ID") { Description = "The token's id, from the list." };
        var json = new JsonOption();
        Arguments.Add(id);
        Options.Add(json);
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) =>
            new TokenDesk(consoles, folders.Existing(parsed)).RevokeAsync(parsed.GetRequiredValue(id), parsed.GetValue(json), cancellationToken));
    }
}
