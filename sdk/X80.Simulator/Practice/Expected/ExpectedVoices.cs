using X80.Contract.Kinds;
using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Expected;

/// <summary>Who wrote each row, as far as the page of an era proves it.</summary>
internal sealed class ExpectedVoices
{
    private readonly SourceChat chat;
    private readonly EraProofs proofs;
    private readonly ILookup<string, bool> sidesOfNames;

    public ExpectedVoices(SourceChat chat, EraProofs proofs)
    {
        (this.chat, this.proofs) = (chat, proofs);
        sidesOfNames = Shown().Where(index => chat.Rows[index].CarriesPrePlainText && IsMarked(index)).ToLookup(index => chat.Rows[index].Author!, index => chat.Rows[index].Own);
    }

    public Direction DirectionOf(int index) =>
        !CertaintyOf(index).IsKnown ? Direction.Unknown : chat.Rows[index].Own ? Direction.Out : Direction.In;

    public DirectionCertainty CertaintyOf(int index)
    {
        var row = chat.Rows[index];
        if (row.Author is null)
        {
            return DirectionCertainty.None;
        }

        if (IsMarked(index))
        {
            return DirectionCertainty.Marked;
        }

        // The words to copy bear a name: whose it is, a row of the same name with a mark tells, unless both sides bear it.
        if (row.CarriesPrePlainText && sidesOfNames[row.Author].Distinct().Count() == 1)
        {
            return DirectionCertainty.Learned;
        }

        return ContinuesRun(index) && IsMember(row) && DirectionOf(index - 1) == Direction.In ? DirectionCertainty.Run : DirectionCertainty.None;
    }

    public string? AuthorOf(int index)
    {
        var row = chat.Rows[index];
        if (row.CarriesPrePlainText || row.Author is null)
        {
            return row.Author;
        }

        var direction = DirectionOf(index);
        if (direction == Direction.Out)
        {
            return Shown().Any(other => chat.Rows[other] is { Own: true, CarriesPrePlainText: true } && DirectionOf(other) == Direction.Out) ? row.Author : null;
        }

        var isNamed = chat.OpensRun(index) && (proofs.Labels || (proofs.Authors && chat.IsGroup && row.PushName is null));
        var goesOn = ContinuesRun(index) && DirectionOf(index - 1) == Direction.In && AuthorOf(index - 1) is not null;
        return direction == Direction.In && (isNamed || goesOn) ? row.Author : null;
    }

    private IEnumerable<int> Shown() => Enumerable.Range(chat.Island, chat.Rows.Count - chat.Island).Where(index => !chat.Rows[index].Shell);

    /// <summary>Bears its side itself: by a mark on every row, by the tail of a run's first row, or by ticks.</summary>
    private bool IsMarked(int index) =>
        chat.Rows[index].Author is not null && (proofs.Sides || chat.OpensRun(index) || (proofs.Ticks && chat.Rows[index].HasTicks));

    /// <summary>In the middle of a run whose row above is on the page.</summary>
    private bool ContinuesRun(int index) => index > chat.Island && !chat.OpensRun(index) && !chat.Rows[index - 1].Shell;

    /// <summary>Told from a row of the system.</summary>
    private bool IsMember(SourceRow row) => proofs.Notices || row.CarriesPrePlainText || proofs.Kinds.Contains(row.Kind);
}
