using CsCheck;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Random histories of two members with two chats each.</summary>
internal static class Steps
{
    /// <summary>Most of what happens, happens in one chat: what goes wrong needs several acts on the same.</summary>
    private static readonly Gen<(int Member, int Chat)> Chats = Gen.Frequency(
        (7, Gen.Const((0, 0))), (1, Gen.Const((0, 1))), (1, Gen.Const((1, 0))), (1, Gen.Const((1, 1))));

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (1, Gen.Const(Act.Open)), (4, Gen.Const(Act.Link)), (1, Gen.Const(Act.Unlink)), (3, Gen.Const(Act.SetShared)),
        (2, Gen.Const(Act.SetPrivate)), (8, Gen.Const(Act.Sync)), (3, Gen.Const(Act.Edit)), (1, Gen.Const(Act.Delete)),
        (3, Gen.Const(Act.Share)), (4, Gen.Const(Act.TakeBack)), (1, Gen.Const(Act.Withdraw)));

    private static readonly Gen<StandInMood> Moods = Gen.Frequency(
        (6, Gen.Const(StandInMood.Well)), (1, Gen.Const(StandInMood.IsDown)), (1, Gen.Const(StandInMood.Refuses)),
        (1, Gen.Const(StandInMood.TalksNonsense)), (2, Gen.Const(StandInMood.LosesTheAnswer)));

    private static readonly IReadOnlyList<Step> Opening =
        [.. new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(chat => new Step(Act.Open, chat.Item1, chat.Item2, 0, 0, Yes: false, Replica: 0))];

    private static readonly IReadOnlyList<Step> End = [new Step(Act.Wait, 0, 0, 0, 0, Yes: false, Replica: 0)];

    /// <summary>Of 34 to 49 steps each.</summary>
    public static Gen<List<Step>> Embedded { get; } = Of(Acts).List[30, 45].Select(steps => new List<Step>([.. Opening, .. steps]));

    /// <summary>Of 35 to 50 steps each, with a CRM that fails; at the end it is well, and what is owed to it is paid.</summary>
    public static Gen<List<Step>> Remote { get; } = Gen.Select(
            Of(Gen.Frequency((30, Acts), (2, Gen.Const(Act.Wait)))), Moods, Gen.Bool, (step, mood, onWrites) => step with { Crm = mood, OnWrites = onWrites })
        .List[30, 45].Select(steps => new List<Step>([.. Opening, .. steps, .. End]));

    private static Gen<Step> Of(Gen<Act> acts) => Gen.Select(
        acts, Chats, Gen.Int[0, ModelChat.Length - 1], Gen.Int[0, ModelChat.Length - 1], Gen.Bool, Gen.Int[0, 1],
        (act, chat, from, to, yes, replica) => new Step(act, chat.Member, chat.Chat, from, to, yes, replica));
}
