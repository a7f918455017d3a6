using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Gate;

public sealed class PrivacyGateTests
{
    // The first is the one that counts; the last begins with a Cyrillic letter.
    private static readonly string[] Words =
        ["shared", "private", "Shared", "SHARED", "shared ", " shared", "private,shared", "", "1", "true", "\u0455hared"];

    private static readonly Gen<string> StoredWords = Gen.OneOf(Gen.String, Gen.Int[0, Words.Length - 1].Select(i => Words[i]));

    [Fact]
    public void Nothing_but_the_exact_stored_word_lets_a_sync_through() =>
        Gen.Select(StoredWords, Gen.Int[0, 5]).Sample((word, count) =>
        {
            var answer = Ask(HeldPrivacy.FromStored(word), GateAct.Sync, count);
            return word == "shared" ? answer.Admitted.Count == count : answer is { Admitted.Count: 0, Refusal: GateRefusal.Private };
        });

    [Fact]
    public void A_share_admits_exactly_one_message_whatever_is_held() =>
        Gen.Select(StoredWords, Gen.Int[0, 5]).Sample((word, count) =>
        {
            var answer = Ask(HeldPrivacy.FromStored(word), GateAct.ShareOne, count);
            return count == 1 ? answer.Admitted is [{ SharedAlone: true }] : answer.Admitted.Count == 0;
        });

    [Theory]
    [InlineData("disappearing")]
    [InlineData("restricted")]
    public void A_chat_that_asks_not_to_be_kept_is_refused_although_shared(string flag)
    {
        var answer = Ask(HeldPrivacy.Shared, GateAct.Sync, 2, flag);

        Assert.Equal((GateRefusal.NeverCapture, 0), (answer.Refusal, answer.Admitted.Count));
    }

    [Fact]
    public void A_sync_marks_no_message_as_shared_alone() =>
        Assert.All(Ask(HeldPrivacy.Shared, GateAct.Sync, 3).Admitted, message => Assert.False(message.SharedAlone));

    [Fact]
    public void A_question_and_what_is_admitted_are_written_out_without_their_content()
    {
        var question = new GateQuestion(new MemberScope("w", "m"), ConversationId.NewRandom(), HeldPrivacy.Shared, GateAct.Sync, [Message(1), Message(2)])
        {
            Exclusion = new HeldExclusion(IsListed: false, []),
        };

        var admitted = new PrivacyGate().Admit(question).Admitted[0].ToString();

        Assert.Equal("Sync of 2 messages", question.ToString());
        Assert.StartsWith("admitted ", admitted, StringComparison.Ordinal);
        Assert.DoesNotContain(Message(1).Text!, admitted, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_state_is_private() => Assert.False(HeldPrivacy.FromStored(null).IsShared);

    [Fact]
    public void Only_the_gate_mints_admitted_messages()
    {
        var callers = typeof(PrivacyGate).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Everything).Cast<System.Reflection.MethodBase>().Concat(type.GetConstructors(Everything)))
            .Where(method => IlCalls.Of(method).Any(called => called.DeclaringType == typeof(AdmittedMessage) && (called.Name is "Mint" or ".ctor")))
            .Select(method => (method.DeclaringType!.DeclaringType ?? method.DeclaringType).Name)
            .Where(type => type != nameof(AdmittedMessage))
            .Distinct();

        Assert.Equal([nameof(PrivacyGate)], callers);
        Assert.All(typeof(AdmittedMessage).GetConstructors(Everything), constructor => Assert.True(constructor.IsPrivate));
    }

    private const System.Reflection.BindingFlags Everything = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(nameof(GateAct.Sync))]
    [InlineData(nameof(GateAct.ShareOne))]
    public void A_listed_chat_is_refused_although_shared_until_its_member_overrides_the_list(string word)
    {
        var act = Enum.Parse<GateAct>(word);
        var refused = Ask(HeldPrivacy.Shared, act, 1, new HeldExclusion(IsListed: true, ["disappearing", "restricted"]));
        var admitted = Ask(HeldPrivacy.Shared, act, 1, new HeldExclusion(IsListed: true, ["list"]));

        Assert.Equal((GateRefusal.NeverCapture, 0), (refused.Refusal, refused.Admitted.Count));
        Assert.Equal((null, 1), (admitted.Refusal, admitted.Admitted.Count));
    }

    [Fact]
    public void An_override_lets_through_its_own_flag_and_no_other()
    {
        var held = new HeldExclusion(IsListed: false, ["disappearing"]);

        Assert.False(held.Forbids(["disappearing"]));
        Assert.True(held.Forbids(["disappearing", "restricted"]));
        Assert.False(held.Forbids(["archived"]));
    }

    private static GateAnswer Ask(HeldPrivacy held, GateAct act, int count, params string[] flags) =>
        Ask(held, act, count, new HeldExclusion(IsListed: false, []), flags);

    private static GateAnswer Ask(HeldPrivacy held, GateAct act, int count, HeldExclusion exclusion, params string[] flags) =>
        new PrivacyGate().Admit(
            new GateQuestion(new MemberScope("w", "m"), ConversationId.NewRandom(), held, act, [.. Enumerable.Range(0, count).Select(Message)])
            {
                Exclusion = exclusion,
                Flags = flags,
            });

    private static CapturedMessage Message(int number) => new()
    {
        Id = MessageId.Parse($"AAAAAAA{number}"),
        SentAtCertainty = TimeCertainty.Unknown,
        Direction = Direction.In,
        Kind = MessageKind.Text,
        Text = "words of somebody",
    };
}
