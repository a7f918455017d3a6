using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>The gate against its rule, said a second time: for every question that can be put to it.</summary>
public sealed class GateRuleTests
{
    private const GateAct NoAct = (GateAct)7;

    private static readonly Gen<string?> StoredWords =
        Gen.OneOf<string?>(Gen.String.Select(word => (string?)word), Gen.OneOf<string?>("shared", "private", "Shared", "shared ", "", null));

    private static readonly Gen<GateQuestion> Questions = Gen.Select(
        StoredWords,
        Gen.OneOf(GateAct.Sync, GateAct.ShareOne, NoAct),
        Gen.Int[0, 4],
        Gen.Bool,
        Gen.OneOf("list", "disappearing", "restricted", "archived").Array[0, 3],
        Gen.OneOf("disappearing", "restricted", "archived", "list", "").Array[0, 3],
        (word, act, count, listed, overridden, flags) => new GateQuestion(
            new MemberScope("w", "m"), ConversationId.NewRandom(), HeldPrivacy.FromStored(word), act, [.. Enumerable.Range(0, count).Select(Message)])
        {
            Exclusion = new HeldExclusion(listed, overridden),
            Flags = flags,
        });

    [Fact]
    public void Only_what_the_rule_names_is_admitted() => Questions.Sample(question => Ask(question).Refusal == Expected(question), iter: 2_000);

    [Fact]
    public void What_is_admitted_is_what_was_asked_bound_to_whom_it_was_asked_for() => Questions.Sample(
        question =>
        {
            var answer = Ask(question);
            return answer.Refusal is null
                ? answer.Admitted.Select(admitted => admitted.Message).SequenceEqual(question.Messages)
                    && answer.Admitted.All(admitted => admitted.Member == question.Member && admitted.Conversation == question.Conversation)
                    && answer.Admitted.All(admitted => admitted.SharedAlone == (question.Act == GateAct.ShareOne))
                : answer.Admitted.Count == 0;
        },
        iter: 2_000);

    private static GateAnswer Ask(GateQuestion question) => new PrivacyGate().Admit(question);

    // By tables of words, not by the gate's own expressions.
    private static GateRefusal? Expected(GateQuestion question)
    {
        List<string> wishes = [.. question.Flags.Intersect(["disappearing", "restricted"])];
        if (question.Exclusion.IsListed)
        {
            wishes.Add("list");
        }

        if (wishes.Except(question.Exclusion.Overridden).Any())
        {
            return GateRefusal.NeverCapture;
        }

        return (question.Act, question.Held.IsShared, question.Messages.Count) switch
        {
            (GateAct.Sync, true, _) => null,
            (GateAct.ShareOne, _, 1) => null,
            (GateAct.ShareOne, _, _) => GateRefusal.NotOne,
            (_, _, _) => GateRefusal.Private,
        };
    }

    private static CapturedMessage Message(int number) => new()
    {
        Id = MessageId.Parse($"AAAAAAA{number}"),
        SentAtCertainty = TimeCertainty.Unknown,
        Direction = Direction.In,
        Kind = MessageKind.Text,
        Text = "words of somebody",
    };
}
