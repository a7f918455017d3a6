using System.Globalization;
using System.Text.Json;
using X80.Benchmarks.Server;

namespace X80.Benchmarks.Report;

/// <summary>Tells figures as they are measured, and keeps them in a file of JSON where one was named.</summary>
internal sealed class FigureBook(TextWriter to)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<KeptFigure> measured = [];

    /// <summary>For lines that are no figure.</summary>
    public TextWriter Lines => to;

    /// <param name="group">Which command, and on what.</param>
    /// <param name="figures">What it measured.</param>
    /// <returns>Whether every bar was met.</returns>
    public async Task<bool> AddAsync(string group, params Figure[] figures)
    {
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var figure in figures)
        {
            await to.WriteLineAsync(figure.Line);
            measured.Add(new KeptFigure(group, figure.What, figure.Value, figure.Bar, figure.AtLeast, day, Machine.Name));
        }

        return figures.All(figure => figure.IsMet);
    }

    /// <summary>Puts what was measured in the place of what the file holds of the same groups; other groups stay.</summary>
    public void SaveTo(string path)
    {
        IEnumerable<KeptFigure> others = File.Exists(path) ? Read(path).Where(kept => measured.All(figure => figure.Group != kept.Group)) : [];
        var all = others.Concat(measured).OrderBy(figure => figure.Group, StringComparer.Ordinal).ToList();
        File.WriteAllText(path, JsonSerializer.Serialize(all, Shape) + "\n");
    }

    public static IReadOnlyList<KeptFigure> Read(string path) => JsonSerializer.Deserialize<List<KeptFigure>>(File.ReadAllText(path), Shape)!;
}
