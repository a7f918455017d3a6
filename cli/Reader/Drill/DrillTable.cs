using System.Globalization;
using System.Text;

namespace X80.Cli.Reader.Drill;

/// <summary>Counts outcomes by mutation and stage. A page that was changed in several ways counts in each of their rows.</summary>
internal sealed class DrillTable
{
    // The aim, of a hundred. It is told and not yet reached; a wrong reading alone fails the drill.
    private const int Aim = 85;

    private static readonly DrillOutcome[] Columns = Enum.GetValues<DrillOutcome>();

    private readonly Dictionary<(string Mutation, string Stage), int[]> rows = [];
    private readonly int[] total = new int[Columns.Length];
    private readonly List<string> failures = [];
    private readonly List<DrillPage> pages = [];

    public int Pages => total.Sum();

    /// <summary>Of a hundred.</summary>
    public double ExactShare => Pages == 0 ? 0 : 100.0 * this[DrillOutcome.Exact] / Pages;

    public IReadOnlyList<string> Failures => failures;

    public int this[DrillOutcome outcome] => total[(int)outcome];

    public void Add(DrillPage page)
    {
        var outcome = page.Outcome;
        pages.Add(page);
        total[(int)outcome]++;
        foreach (var place in page.Mutations.Select(mutation => (mutation.Mutation, mutation.Stage)).Distinct())
        {
            if (!rows.TryGetValue(place, out var counts))
            {
                rows[place] = counts = new int[Columns.Length];
            }

            counts[(int)outcome]++;
        }
    }

    /// <summary>Pages that still said somewhere all that they had said before they were changed.</summary>
    private int Whole => pages.Count(page => page.Gone.Count == 0);

    private int WholeExact => pages.Count(page => page.Gone.Count == 0 && page.Outcome == DrillOutcome.Exact);

    /// <summary>How many were not read exactly, and had lost something that stood nowhere else.</summary>
    private int Bereft => pages.Count(page => page.Lost.Count > 0 && page.Gone.Count > 0);

    public void Fail(string page) => failures.Add(page);

    public DrillAnswer Answer(int seed) => new(
        seed, Pages, this[DrillOutcome.Exact], this[DrillOutcome.Poorer], this[DrillOutcome.Refused], this[DrillOutcome.Wrong],
        [.. rows.OrderBy(row => row.Key).Select(row => new DrillRow(row.Key.Mutation, row.Key.Stage, row.Value[0], row.Value[1], row.Value[2], row.Value[3]))],
        failures,
        DrillCauses.Of(pages),
        [.. pages.Where(page => page.Lost.Count > 0)],
        Bereft,
        Whole,
        WholeExact);

    public string Write(int seed)
    {
        var text = new StringBuilder(DrillCauses.Write(DrillCauses.Of(pages))).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"mutation",-20}{"stage",-12}{string.Concat(Columns.Select(column => $"{column.ToString().ToLowerInvariant(),9}"))}");
        foreach (var ((mutation, stage), counts) in rows.OrderBy(row => row.Key))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{mutation,-20}{stage,-12}{string.Concat(counts.Select(count => $"{count,9}"))}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{"all",-32}{string.Concat(total.Select(count => $"{count,9}"))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"of {Pages - this[DrillOutcome.Exact]} not read exactly, {Bereft} had lost what stood nowhere else on the page");
        text.AppendLine(CultureInfo.InvariantCulture, $"{WholeExact} of the {Whole} that still said all that they had said were read exactly: {100.0 * WholeExact / Math.Max(1, Whole):0.0} %");
        text.Append(CultureInfo.InvariantCulture, $"{Pages} pages, seed {seed}: {ExactShare:0.0} % exact (the aim is {Aim}), {this[DrillOutcome.Wrong]} wrong");
        return text.ToString();
    }
}
