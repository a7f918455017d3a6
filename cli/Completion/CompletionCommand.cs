using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Completion;

/// <summary><c>x80 completion</c>: a shell's script, which asks this tool itself what may follow.</summary>
internal sealed class CompletionCommand : ExampledCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public CompletionCommand(Consoles consoles)
        : base(
            "completion",
            "Prints the script by which a shell completes x80's commands, options and words.",
            "x80 completion bash > ~/.local/share/bash-completion/completions/x80",
            "x80 completion zsh > ~/.zfunc/_x80",
            "x80 completion fish > ~/.config/fish/completions/x80.fish")
    {
        var shell = new Argument<string>("SHELL") { Description = "Whose script." };
        shell.AcceptOnlyFromAmong(Shells);
        Arguments.Add(shell);
        SetAction(async (parsed, cancellationToken) =>
        {
            await consoles.Data.WriteAsync((await ScriptAsync(parsed.GetRequiredValue(shell), cancellationToken)).AsMemory(), cancellationToken);
            return ExitCode.Done;
        });
    }

    private static async Task<string> ScriptAsync(string shell, CancellationToken cancellationToken)
    {
        await using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion/x80.{shell}")!;
        using var reader = new StreamReader(script);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
