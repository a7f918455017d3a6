using X80.Cli.Speaking;
using static System.FormattableString;

namespace X80.Cli.Reader.Drill;

/// <summary>Counts outcomes by mutation and stage. A page that was changed in several ways counts in each of their rows.</summary>
internal sealed class DrillTable
{
    // The aim, of a hundred. It is told and not yet reached; a wrong reading alone fails the drill.
    private const int Aim = 85;
    private const int NumberWidth = 7;

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

    /// <param name="seed">Of the first page.</param>
    /// <param name="width">Of the terminal in cells; null for a pipe, which gets the table as wide as it is.</param>
    public IEnumerable<string> Lines(int seed, int? width)
    {
        string[] names = ["mutation", "stage", .. Columns.Select(column => Number(column.ToString().ToLowerInvariant()))];
        var cells = rows.OrderBy(row => row.Key).Select(row => Row(row.Key.Mutation, row.Key.Stage, row.Value)).Append(Row("all", "", total));
        return
        [
            .. DrillCauses.Lines(DrillCauses.Of(pages)),
            "",
            .. CellLines.Of(names, [.. cells], width ?? int.MaxValue),
            Invariant($"of {Pages - this[DrillOutcome.Exact]} not read exactly, {Bereft} had lost what stood nowhere else on the page"),
            Invariant($"{WholeExact} of the {Whole} that still said all that they had said were read exactly: {100.0 * WholeExact / Math.Max(1, Whole):0.0} %"),
            Invariant($"{Pages} pages, seed {seed}: {ExactShare:0.0} % exact (the aim is {Aim}), {this[DrillOutcome.Wrong]} wrong"),
        ];
    }

    private static string[] Row(string mutation, string stage, int[] counts) => [mutation, stage, .. counts.Select(count => Number(Invariant($"{count}")))];

    private static string Number(string text) => text.PadLeft(NumberWidth);
}
