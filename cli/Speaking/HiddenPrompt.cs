using System.Text;

namespace X80.Cli.Speaking;

/// <summary>Asks on a terminal for what must not be seen: nothing that is typed is shown, in no form.</summary>
internal static class HiddenPrompt
{
    // Waiting for a key cannot be cancelled, so it is looked whether one is there.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        // The first look makes the terminal stop showing what is typed: before the question stands there.
        _ = Console.KeyAvailable;
        await Console.Error.WriteAsync((question + " ").AsMemory(), cancellationToken);
        var typed = new StringBuilder();
        while (await ReadKeyAsync(cancellationToken) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        await Console.Error.WriteLineAsync();
        return typed.ToString();
    }

    private static async Task<ConsoleKeyInfo> ReadKeyAsync(CancellationToken cancellationToken)
    {
        while (!Console.KeyAvailable)
        {
            await Task.Delay(Look, cancellationToken);
        }

        return Console.ReadKey(intercept: true);
    }
}
