using System.CommandLine;
using System.Globalization;
using X80.Cli.Running;
using X80.Contract.Kinds;
using X80.ReferenceServer;

namespace X80.Cli.Server;

/// <summary><c>x80 server token create</c>.</summary>
internal sealed class TokenCreateCommand : ExampledCommand
{
    public TokenCreateCommand(Consoles consoles)
        : base(
            "create",
            "Prints a new token, this once. A member of that name is made if there is none.",
            "x80 server token create --member \"Rui Prado\"",
            "x80 server token create --member Reader --scope read --days 7")
    {
        var folders = new DataFolders();
        var member = new Option<string>("--member") { Description = "Whose token it is.", Required = true, HelpName = "NAME" };
        member.Validators.Add(result =>
        {
            if (result.Tokens.Any(word => string.IsNullOrWhiteSpace(word.Value) || word.Value.Length > ServerAdmin.MemberNameLength))
            {
                result.AddError($"--member is a name of 1 to {ServerAdmin.MemberNameLength} characters.");
            }
        });
        var scopes = new Option<string[]>("--scope")
        {
            Description = "What it may do; again for more. [default: all]",
            AllowMultipleArgumentsPerToken = true,
        };
        scopes.AcceptOnlyFromAmong([.. ServerAdmin.AllScopes.Select(scope => scope.Value)]);
        var days = new Option<int>("--days") { Description = "How long it lives.", DefaultValueFactory = _ => 90 };
        days.Validators.Add(result =>
        {
            // The words themselves: asked for its value, an option that holds no number throws.
            if (result.Tokens.Any(word => !int.TryParse(word.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 3650))
            {
                result.AddError("--days is 1 to 3650.");
            }
        });
        var json = new JsonOption();
        Options.Add(member);
        Options.Add(scopes);
        Options.Add(days);
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new TokenDesk(consoles, folders.In(parsed)).CreateAsync(
            parsed.GetRequiredValue(member),
            parsed.GetValue(scopes) is { Length: > 0 } words ? [.. words.Select(Scope.Parse)] : ServerAdmin.AllScopes,
            TimeSpan.FromDays(parsed.GetValue(days)),
            parsed.GetValue(json),
            cancellationToken));
    }
}
