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
            "x80 server token create --member Reader --scope read --days 7",
            "x80 server token create --for-verify")
    {
        var folders = new DataFolders();
        var member = new Option<string?>("--member") { Description = "Whose token it is.", HelpName = "NAME" };
        var forVerify = new Option<bool>("--for-verify") { Description = "Makes two members and prints their tokens as 'x80 verify server' takes them." };
        var locked = new Option<bool>("--locked")
        {
            Description = "With --for-verify: locks this workspace to its web app, and prints the tokens of another and a locked workspace.",
        };
        Validators.Add(result =>
        {
            if (result.GetResult(member) is null == !result.GetValue(forVerify))
            {
                result.AddError("Say either --member NAME or --for-verify.");
            }

            if (result.GetValue(locked) && !result.GetValue(forVerify))
            {
                result.AddError("--locked stands with --for-verify alone.");
            }
        });
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
        Options.Add(forVerify);
        Options.Add(locked);
        Options.Add(scopes);
        Options.Add(days);
        folders.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => parsed.GetValue(member) is not { } name
            ? new TokenDesk(consoles, folders.In(parsed)).CreatePackAsync(
                parsed.GetValue(locked), TimeSpan.FromDays(parsed.GetValue(days)), parsed.GetValue(json), cancellationToken)
            : new TokenDesk(consoles, folders.In(parsed)).CreateAsync(
            name,
            parsed.GetValue(scopes) is { Length: > 0 } words ? [.. words.Select(Scope.Parse)] : ServerAdmin.AllScopes,
            TimeSpan.FromDays(parsed.GetValue(days)),
            parsed.GetValue(json),
            cancellationToken));
    }
}
