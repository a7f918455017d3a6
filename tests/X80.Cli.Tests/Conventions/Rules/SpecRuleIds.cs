using System.Text.RegularExpressions;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Every rule of the published specification has an id of its own, well-formed, and says who can see it.</summary>
internal sealed class SpecRuleIds : IConvention
{
    private const string Spec = "docs/spec.md";

    public RepositoryView Planted => new(new RepositoryFile(Spec, """
        ## GATE: a chapter
        - **GATE-1** (S, P) Fine.
        - **GATE-1** (S) Twice.
        - **GATE-2** Nobody sees it.
        - **GATE-3** (X) A letter that is none.
        - **DOOR-4** (S) No such chapter.
        - GATE-5 (S) No id in bold.

        """));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "docs/spec.md uses GATE-1 twice.",
        "docs/spec.md, line 4: not '- **ID** (letters) text' with a known chapter and letters of S, C, P, R.",
        "docs/spec.md, line 5: not '- **ID** (letters) text' with a known chapter and letters of S, C, P, R.",
        "docs/spec.md, line 6: not '- **ID** (letters) text' with a known chapter and letters of S, C, P, R.",
        "docs/spec.md, line 7: not '- **ID** (letters) text' with a known chapter and letters of S, C, P, R.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        var spec = repository.Files.FirstOrDefault(file => file.Path == Spec);
        if (spec is null)
        {
            yield return $"{Spec} is missing.";
            yield break;
        }

        var seen = new HashSet<string>();
        foreach (var (number, line) in spec.Text.Split('\n').Index())
        {
            if (!line.StartsWith("- ", StringComparison.Ordinal))
            {
                continue;
            }

            var rule = Regex.Match(line, @"^- \*\*(?<id>(HUMAN|GUARD|READ|WIRE|GATE|CRM)-[0-9]+)\*\* \([SCPR](, [SCPR])*\) \S");
            if (!rule.Success)
            {
                yield return $"{Spec}, line {number + 1}: not '- **ID** (letters) text' with a known chapter and letters of S, C, P, R.";
            }
            else if (!seen.Add(rule.Groups["id"].Value))
            {
                yield return $"{Spec} uses {rule.Groups["id"].Value} twice.";
            }
        }
    }
}
