using System.Globalization;

namespace X80.ReferenceServer.Transmitting;

/// <summary>What a sync did, as it is kept for a repeat: four numbers.</summary>
internal sealed record SyncCounts(int Accepted, int Duplicates, int Edited, int Withheld)
{
    public static SyncCounts Parse(string outcome)
    {
        var numbers = outcome.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new SyncCounts(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public string Outcome => string.Create(CultureInfo.InvariantCulture, $"{Accepted} {Duplicates} {Edited} {Withheld}");

    public string ForAudit => $"accepted={Accepted} duplicates={Duplicates} edited={Edited} withheld={Withheld}";
}
