using X80.Cli.Running;
using X80.Conformance.Attended;
using X80.Conformance.Subjects;

namespace X80.Cli.Verify.Attended;

/// <summary>Asks a person at the terminal: words on stderr, Enter or a word on stdin.</summary>
internal sealed class TerminalAttendant : IAttendant
{
    private readonly Consoles consoles;
    private readonly Lazy<StreamReader> input;

    public TerminalAttendant(Consoles consoles) => (this.consoles, input) = (consoles, new Lazy<StreamReader>(() => new StreamReader(consoles.Input())));

    public async Task AskAsync(AttendedPrompt prompt, CancellationToken cancellationToken)
    {
        consoles.Warn($"{prompt.Number} of {prompt.Of}: {prompt.Words}");
        consoles.Warn("Then press Enter here.");
        await ReadAsync(cancellationToken);
    }

    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
    {
        while (true)
        {
            consoles.Warn($"{question} yes or no:");
            switch ((await ReadAsync(cancellationToken)).Trim().ToUpperInvariant())
            {
                case "Y" or "YES":
                    return true;
                case "N" or "NO":
                    return false;
            }
        }
    }

    /// <summary>A line; a read of a terminal cannot be broken off, and is left behind where the run ends.</summary>
    private async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        await Task.Run(() => input.Value.ReadLine(), cancellationToken).WaitAsync(cancellationToken)
            ?? throw new ClientFailedException("Nobody answers any more: the input has ended.");
}
