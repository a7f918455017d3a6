using X80.ReferenceServer.Privacy;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>What may leave for a CRM (GATE-4): every state that there is, each with its answer.</summary>
public sealed class ExitRuleTests
{
    [Theory]
    [InlineData("private", false, false)]
    [InlineData("private", true, true)]
    [InlineData("shared", false, true)]
    [InlineData("shared", true, true)]
    [InlineData("anything else", false, false)]
    public void What_the_crm_does_not_have_leaves_by_what_is_held_now(string word, bool sharedAlone, bool leaves)
    {
        Assert.Equal(leaves, MayLeave(word, NotListed, acknowledged: false, sharedAlone));
        Assert.Equal(leaves, MayLeave(word, ListedAndOverridden, acknowledged: false, sharedAlone));
    }

    [Theory]
    [InlineData("private", false)]
    [InlineData("private", true)]
    [InlineData("shared", false)]
    [InlineData("shared", true)]
    public void From_a_chat_on_a_never_capture_list_nothing_new_leaves(string word, bool sharedAlone) =>
        Assert.False(MayLeave(word, Listed, acknowledged: false, sharedAlone));

    [Theory]
    [InlineData("private", false)]
    [InlineData("private", true)]
    [InlineData("shared", false)]
    [InlineData("shared", true)]
    public void What_the_crm_has_already_stays_in_the_note(string word, bool sharedAlone) =>
        Assert.All([NotListed, Listed, ListedAndOverridden], exclusion => Assert.True(MayLeave(word, exclusion, acknowledged: true, sharedAlone)));

    private static HeldExclusion NotListed => new(IsListed: false, []);

    // The overrides are of other reasons.
    private static HeldExclusion Listed => new(IsListed: true, ["disappearing", "restricted"]);

    private static HeldExclusion ListedAndOverridden => new(IsListed: true, ["list"]);

    private static bool MayLeave(string word, HeldExclusion exclusion, bool acknowledged, bool sharedAlone) =>
        ExitRule.MayLeave(HeldPrivacy.FromStored(word), exclusion, acknowledged, sharedAlone);
}
