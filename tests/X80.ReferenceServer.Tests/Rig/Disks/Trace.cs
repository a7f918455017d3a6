using System.Globalization;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>Reads what strace wrote.</summary>
internal static partial class Trace
{
    /// <summary>Every request that was granted, in the order in which they were made.</summary>
    public static IReadOnlyList<TracedCall> Read(string file)
    {
        var calls = new List<TracedCall>();
        var open = new Dictionary<string, (int Line, string Name, string Arguments)>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (Unfinished().Match(line) is { Success: true } begun)
            {
                open[begun.Groups[1].Value] = (number, begun.Groups[2].Value, begun.Groups[3].Value);
            }
            else if (Resumed().Match(line) is { Success: true } ended && open.Remove(ended.Groups[1].Value, out var call))
            {
                Add(calls, new TracedCall(call.Line, number, call.Name, call.Arguments), ended.Groups[2].Value);
            }
            else if (Whole().Match(line) is { Success: true } whole)
            {
                Add(calls, new TracedCall(number, number, whole.Groups[1].Value, whole.Groups[2].Value), whole.Groups[3].Value);
            }
        }

        return [.. calls.OrderBy(call => call.Begun)];
    }

    /// <summary>Whether strace has written down the end of a process. It comes after every request of it.</summary>
    public static bool HasEnded(string file, int process)
    {
        var id = process.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines(file).TakeLast(50).Any(line => Ended().Match(line) is { Success: true } ended && ended.Groups[1].Value == id);
    }

    /// <summary>The texts in quotation marks, as bytes.</summary>
    public static IReadOnlyList<byte[]> Texts(string arguments) => [.. Quoted().Matches(arguments).Select(text => Bytes(text.Groups[1].Value))];

    /// <summary>The path of the file that the first argument stands for.</summary>
    public static string? PathOfFirst(string arguments) =>
        Descriptor().Match(arguments) is { Success: true } match ? System.Text.Encoding.UTF8.GetString(Bytes(match.Groups[1].Value)) : null;

    /// <summary>The last argument, a number.</summary>
    public static long Last(string arguments) => long.Parse(arguments[(arguments.LastIndexOf(',') + 1)..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);

    private static void Add(List<TracedCall> calls, TracedCall call, string result)
    {
        if (!result.StartsWith('-') && !result.StartsWith('?'))
        {
            calls.Add(call);
        }
    }

    /// <summary>Each byte is written <c>\x41</c>; what is not stands for itself.</summary>
    private static byte[] Bytes(string text)
    {
        if (!text.StartsWith(@"\x", StringComparison.Ordinal))
        {
            return System.Text.Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[text.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = byte.Parse(text.AsSpan((i * 4) + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return bytes;
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\((.*?),? <unfinished \.\.\.>$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(\d+) +<\.\.\. \w+ resumed>.*\) += (\S+)")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^\d+ +(\w+)\((.*)\) += (\S+)")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(\d+) +\+\+\+ (?:exited|killed)")]
    private static partial Regex Ended();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\d+<([^>]*)>")]
    private static partial Regex Descriptor();
}
