using System.Globalization;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Plays a history, and cuts one that fails down, step by step, to one in which every step is needed.</summary>
internal static partial class History
{
    /// <summary>What a variable of the environment asks for, or what is played unless it does.</summary>
    public static int Count(string variable, int unlessSet) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : unlessSet;

    /// <param name="steps">The history.</param>
    /// <param name="differenceAsync">Where server and model first differ, or null.</param>
    public static async Task CheckAsync(List<Step> steps, Func<IReadOnlyList<Step>, Task<string?>> differenceAsync)
    {
        if (await differenceAsync(steps) is null)
        {
            return;
        }

        var history = steps;
        for (var i = history.Count - 1; i >= 0; i--)
        {
            List<Step> shorter = [.. history[..i], .. history[(i + 1)..]];
            history = await differenceAsync(shorter) is null ? history : shorter;
        }

        Assert.Fail($"{await differenceAsync(history)}\nafter:\n{string.Join('\n', history)}");
    }

    /// <summary>How many were taken back, the model's texts and its gaps, in the order in which a note holds them.</summary>
    public static string Texts(string note) => string.Join(' ', Text().Matches(note).Select(match => match.Value));

    [GeneratedRegex(@"\d+(?= messages? (?:was|were) taken back)|text-\d+-v\d+|\[deleted\]|\[not read")]
    private static partial Regex Text();
}
