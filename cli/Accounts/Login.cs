using System.Diagnostics.CodeAnalysis;
using X80.Contract.Tokens;

namespace X80.Cli.Accounts;

/// <summary>A token and the one backend that it is for: they are kept together, so that no token goes to another.</summary>
internal sealed record Login(Uri Backend, X80Token Token)
{
    private const char Between = '\n';

    /// <summary>As it is kept. Holds the token.</summary>
    public string Write() => Backend.AbsoluteUri + Between + Token.Reveal();

    public static bool TryParse(string? text, [NotNullWhen(true)] out Login? login)
    {
        login = text?.Split(Between) is [var address, var secret]
            && Uri.TryCreate(address, UriKind.Absolute, out var backend) && X80Token.TryParseForeign(secret, out var token)
            ? new Login(backend, token)
            : null;
        return login is not null;
    }

    public override string ToString() => "log-in";
}
