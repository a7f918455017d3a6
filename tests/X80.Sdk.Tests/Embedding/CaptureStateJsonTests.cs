using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Sdk.Capture;
using X80.Sdk.Embedding;
using X80.Sdk.Reading;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Embedding;

public sealed class CaptureStateJsonTests
{
    private static readonly CaptureState State = new()
    {
        Phase = CapturePhase.Unlinked,
        ChannelName = "WhatsApp",
        Session = Samples.Session,
        Chat = new ChatIdentity { Title = "Ana Lima", Strength = IdentityStrength.Weak },
        Suggestions = [Samples.Suggestion],
        Outcome = new CaptureOutcome.Placed("Thanks"),
    };

    [Fact]
    public void Words_are_written_as_on_the_wire()
    {
        var written = JsonNode.Parse(CaptureStateJson.Write(State))!;

        Assert.Equal("unlinked", written["phase"]!.GetValue<string>());
        Assert.Equal("weak", written["chat"]!["strength"]!.GetValue<string>());
        Assert.Equal("embedded", written["session"]!["crm"]!["name"]!.GetValue<string>());
        Assert.Equal("placed", written["outcome"]!["did"]!.GetValue<string>());
        Assert.Null(written["record"]);
    }

    [Fact]
    public void The_key_material_is_not_in_it() =>
        Assert.DoesNotContain(Samples.Session.KeyMaterial!, CaptureStateJson.Write(State), StringComparison.Ordinal);

    /// <summary>An outcome that nobody gave a word would break every shell that shows it.</summary>
    [Fact]
    public void Every_outcome_has_a_word()
    {
        var named = typeof(CaptureOutcome).GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(word => word.DerivedType);

        Assert.Equal(
            typeof(CaptureOutcome).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            named.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_phase_is_a_word_of_the_state_chart(CapturePhase phase)
    {
        var word = JsonNode.Parse(CaptureStateJson.Write(State with { Phase = phase }))!["phase"]!.GetValue<string>();

        Assert.Equal(JsonNamingPolicy.KebabCaseLower.ConvertName(phase.ToString()), word);
    }

    public static TheoryData<CapturePhase> Phases => [.. Enum.GetValues<CapturePhase>()];
}
