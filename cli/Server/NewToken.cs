namespace X80.Cli.Server;

/// <summary>The line of <c>x80 server token create --json</c>. Holds the token: it is printed once, and nowhere else.</summary>
internal sealed record NewToken(string Token, string MemberId, string MemberName)
{
    public override string ToString() => $"new token of {MemberId}";
}
