using System.Globalization;
using System.Text;

namespace X80.Harness.Tests.Reading.Drill;

/// <summary>Counts outcomes by mutation and stage. A page that was changed in several ways counts in each of their rows.</summary>
internal sealed class DrillTable
{
    private static readonly DrillOutcome[] Columns = Enum.GetValues<DrillOutcome>();

    private readonly Dictionary<(string Mutation, string Stage), int[]> rows = [];
    private readonly int[] total = new int[Columns.Length];

    public int Pages => total.Sum();

    public int this[DrillOutcome outcome] => total[(int)outcome];

    public void Add(IEnumerable<DrillMutation> mutations, DrillOutcome outcome)
    {
        total[(int)outcome]++;
        foreach (var place in mutations.Select(mutation => (mutation.Mutation, mutation.Stage)).Distinct())
        {
            if (!rows.TryGetValue(place, out var counts))
            {
                rows[place] = counts = new int[Columns.Length];
            }

            counts[(int)outcome]++;
        }
    }

    public string Write(int seed)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"mutation",-20}{"stage",-12}{string.Concat(Columns.Select(column => $"{column,9}"))}");
        foreach (var ((mutation, stage), counts) in rows.OrderBy(row => row.Key))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{mutation,-20}{stage,-12}{string.Concat(counts.Select(count => $"{count,9}"))}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{"all",-32}{string.Concat(total.Select(count => $"{count,9}"))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Pages} pages, seed {seed}: {(Pages == 0 ? 0 : 100.0 * this[DrillOutcome.Exact] / Pages):0.0} % exact, {this[DrillOutcome.Wrong]} wrong");
        return text.ToString();
    }
}
