using System.Text;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Text is UTF-8 without a byte order mark, its lines end with a line feed, and nothing is indented with tabs.</summary>
internal sealed class TextForm : IConvention
{
    // Pictures, and solutions and their template, whose form their tool decides.
    private static readonly string[] Exempt = [".png", ".sln", ".sln.sbn"];

    public RepositoryView Planted => new(
        new RepositoryFile("A.cs", "class A;\r\n"),
        new RepositoryFile("b.js", "\uFEFFb;\n"),
        new RepositoryFile("c.sql", "\tselect 1;\n"),
        new RepositoryFile("d.md", "d"),
        new RepositoryFile("e.json", [(byte)'"', 0xE9, (byte)'"', (byte)'\n']),
        new RepositoryFile("f.png", [0xFF, 0x0D]));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "A.cs has a carriage return.",
        "b.js begins with a byte order mark.",
        "c.sql has a tab.",
        "d.md does not end with a line feed.",
        "e.json is not UTF-8.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        from file in repository.Files
        where !Exempt.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal)) && file.Bytes.Length > 0
        from fault in Faults(file)
        select $"{file.Path} {fault}";

    private static IEnumerable<string> Faults(RepositoryFile file)
    {
        if (file.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            yield return "begins with a byte order mark.";
        }

        if (!System.Text.Unicode.Utf8.IsValid(file.Bytes))
        {
            yield return "is not UTF-8.";
        }

        if (file.Bytes.Contains((byte)'\r'))
        {
            yield return "has a carriage return.";
        }

        if (file.Bytes.Contains((byte)'\t'))
        {
            yield return "has a tab.";
        }

        if (file.Bytes[^1] != (byte)'\n')
        {
            yield return "does not end with a line feed.";
        }
    }
}
