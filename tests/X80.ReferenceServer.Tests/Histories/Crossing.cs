using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A write that sends one message to the CRM, a flip to Private that crosses it, and where the flip lands.</summary>
/// <param name="IsShare">A single share; else a sync.</param>
/// <param name="HasEarlier">The CRM holds an earlier message already.</param>
/// <param name="At">
/// 0 is before the write, 1 and 2 between its transaction and its lease, 3 to 8 its CRM requests in turn; past the last of
/// them is after the write.
/// </param>
/// <param name="Flip">How Private is asked for.</param>
/// <param name="Crm">How the CRM answers the request at which the flip lands.</param>
/// <param name="Obeys">It breaks that request off instead, once it is told to.</param>
/// <param name="HasSecond">A second sync is stored, and waits for its turn, when the flip lands.</param>
/// <param name="Writer">The replica that writes, the second sync too.</param>
/// <param name="Flipper">The replica that flips.</param>
internal sealed record Crossing(
    bool IsShare, bool HasEarlier, int At, CrossingFlip Flip, StandInMood Crm, bool Obeys, bool HasSecond, int Writer, int Flipper)
{
    public const int FirstRequest = 3;

    public bool Withdraws => Flip != CrossingFlip.Keep;
}
