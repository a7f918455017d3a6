using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Clicks;

/// <summary>
/// The suite makes the only clicks of a run, one at a time: every request is explained by the click under way, is one of
/// the few that need none, or is unpaid. What a click has not spent when it ends is void.
/// </summary>
internal sealed class ClickLedger
{
    private readonly Lock gate = new();
    private readonly List<UnpaidRequest> unpaid = [];
    private readonly List<LicensedClick> clicks = [];
    private LicensedClick? open;

    /// <summary>The part of the run that is under way: the id of a case, or a control.</summary>
    public string Episode { get; set; } = "start";

    public int Requests { get; private set; }

    public IReadOnlyList<LicensedClick> Clicks
    {
        get
        {
            lock (gate)
            {
                return [.. clicks];
            }
        }
    }

    public IReadOnlyList<UnpaidRequest> Unpaid
    {
        get
        {
            lock (gate)
            {
                return [.. unpaid];
            }
        }
    }

    public void Account(RecordedRequest request)
    {
        lock (gate)
        {
            Requests++;
            if (!PaidRequest.IsFree(request) && open?.TryPay(request) is not true)
            {
                unpaid.Add(new UnpaidRequest(Episode, request, DuringClick: open is not null));
            }
        }
    }

    /// <summary>From here until <see cref="Close"/> the click may be spent.</summary>
    public LicensedClick Open(ClientControl control, bool sentBefore, string? chat = null)
    {
        lock (gate)
        {
            open = new LicensedClick(control, sentBefore) { Chat = chat, Episode = Episode };
            clicks.Add(open);
            return open;
        }
    }

    public void Close()
    {
        lock (gate)
        {
            open = null;
        }
    }
}
