using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Harness.Guarding;
using X80.Sdk.Channels;

namespace X80.Cli.Permissions;

/// <summary><c>x80 permissions explain</c>: each permission that the shell has, passes on or withholds, with its reason (GUARD-5).</summary>
internal sealed class PermissionsExplainCommand : ExampledCommand
{
    public PermissionsExplainCommand(Consoles consoles)
        : base("explain", "Prints each permission of the shell with its reason.", "x80 permissions explain", "x80 permissions explain --json")
    {
        var json = new JsonOption();
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var permission in ShellPermissions.All.Concat(AgentsOfWrappers()))
            {
                foreach (var line in Lines(permission, parsed.GetValue(json), consoles.DataWidth))
                {
                    await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
                }
            }

            return ExitCode.Done;
        });
    }

    // What a browser is called is no permission, and still something that a person may want to know of a wrapper.
    private static IEnumerable<PermissionRule> AgentsOfWrappers() =>
        from channel in KnownChannels.All
        from agent in channel.UserAgents
        select new PermissionRule(
            $"user agent of a wrapper on {agent.Engine}, for {channel.DisplayName}", PermissionState.Held, $"{agent.Reason} It is: {agent.Value}");

    private static IEnumerable<string> Lines(PermissionRule permission, bool json, int? width)
    {
        var answer = new PermissionAnswer(permission.Name, Word(permission.State), permission.Reason);
        return json ? [JsonSerializer.Serialize(answer, CliJson.Default.PermissionAnswer)]
            : width is null ? [$"{answer.State}\t{answer.Name}\t{answer.Reason}"]
            : FoldedText.Of($"{answer.State,-8}", $"{answer.Name}: {answer.Reason}", width);
    }

    private static string Word(PermissionState state) => state switch
    {
        PermissionState.Held => "held",
        PermissionState.Asked => "asked",
        _ => "denied",
    };
}
