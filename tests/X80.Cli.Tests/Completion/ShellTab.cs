using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Completion;

/// <summary>Shells in which <c>x80</c> is this build and its completion is installed, in a folder with one file; somebody types a line and presses Tab.</summary>
internal sealed class ShellTab : IDisposable
{
    public static readonly string[] Shells = ["bash", "zsh", "fish"];

    private const string Bash = """
        . "$1"
        [[ $(complete -p x80) == *"-o default -F _x80 x80" ]] || exit 9
        COMP_LINE=$2 COMP_POINT=${#2}
        read -ra COMP_WORDS <<< "$COMP_LINE"
        if [[ $COMP_LINE == *' ' ]]; then COMP_WORDS+=(""); fi
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _x80
        # What bash does by itself where the function finds nothing: -o default.
        if [ ${#COMPREPLY[@]} -eq 0 ]; then compgen -f -- "${COMP_WORDS[COMP_CWORD]}"; fi
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    // Tab is a key of its line editor, which wants a terminal: a second zsh gets one, and says what is added before it ends.
    private const string Zsh = """
        zmodload zsh/zpty
        cat >"$PWD/.inner" <<'END'
        PS1= fpath=("$X80_SCRIPTS" $fpath)
        autoload -Uz compinit && compinit -D -u
        compadd() { local -a hits; [[ " $* " == *' -'[OAD]' '* ]] || { builtin compadd -A hits "$@"; print -rl -- FOUND:$^hits }; builtin compadd "$@" }
        finished() { print -r -- 'DONE''!' }
        comppostfuncs=(finished)
        bindkey '^I' complete-word
        print -r -- 'READY''!'
        END
        zpty z zsh -f -i
        zpty -w z ". $PWD/.inner"
        zpty -r z said '*READY!*'
        zpty -w -n z "$2"$'\t'
        zpty -r z said '*DONE!*'
        print -r -- "$said" | tr -d '\r' | sed -n 's/.*FOUND://p'
        """;

    private const string Fish = """
        source $argv[1]
        for found in (complete -C $argv[2])
            string split -f 1 \t -- $found
        end
        true
        """;

    private readonly TemporaryFolder folder = new();

    public static bool IsThere(string shell) =>
        !OperatingSystem.IsWindows() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, shell)));

    /// <returns>What the shell would put there.</returns>
    public async Task<string[]> PressAsync(string shell, string line, CancellationToken cancellationToken)
    {
        var (path, scripts, work) = (folder.Directory.CreateSubdirectory("path"), folder.Directory.CreateSubdirectory("scripts"), folder.Directory.CreateSubdirectory("work"));
        await WriteAsync(Path.Combine(path.FullName, "x80"), $"#!/bin/sh\nexec dotnet '{typeof(CommandTree).Assembly.Location}' \"$@\"\n", cancellationToken);
        var script = Path.Combine(scripts.FullName, shell == "zsh" ? "_x80" : "x80." + shell);
        await WriteAsync(script, (await CliRun.OfAsync("completion", shell)).Data, cancellationToken);
        await WriteAsync(Path.Combine(work.FullName, "chat.html"), "<p></p>", cancellationToken);
        string[] words = shell switch
        {
            "bash" => ["--norc", "-c", Bash, "bash"],
            "zsh" => ["-f", "-c", Zsh, "zsh"],
            _ => ["--no-config", "-c", Fish],
        };
        var (code, said) = await ChildProcess.RunAsync(
            shell, [.. words, script, line], work,
            new Dictionary<string, string>
            {
                ["PATH"] = $"{path.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["X80_SCRIPTS"] = scripts.FullName,
                ["HOME"] = folder.Path,
                ["TERM"] = "xterm",
            },
            cancellationToken);
        Assert.True(code == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => folder.Dispose();

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, text, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
