using X80.Conformance.Cases.Client;
using X80.Conformance.Subjects;

namespace X80.Conformance.Tests.Client;

public sealed class StimulusPlanTests
{
    private static readonly string[] Chats = ["a", "b", "c"];

    [Fact]
    public void A_plan_has_as_many_stimuli_as_were_asked_for_and_each_kind()
    {
        var plan = new StimulusPlan(1, Chats, 500);

        var all = plan.Idle.Concat(plan.Busy).Concat(plan.Synthetic).ToList();
        Assert.Equal(500, all.Count);
        Assert.Equal(Enum.GetValues<StimulusKind>().Where(kind => kind <= StimulusKind.SyntheticPageClick).Order(), all.Select(stimulus => stimulus.Kind).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_stimuli_and_another_seed_others()
    {
        Assert.Equal(new StimulusPlan(7, Chats, 100).Busy, new StimulusPlan(7, Chats, 100).Busy);
        Assert.NotEqual(new StimulusPlan(7, Chats, 100).Busy, new StimulusPlan(8, Chats, 100).Busy);
    }

    [Fact]
    public void Nobody_touches_anything_in_the_idle_window()
    {
        StimulusKind[] byThemselves = [StimulusKind.Incoming, StimulusKind.TimePasses, StimulusKind.Visibility];

        Assert.Subset(byThemselves.ToHashSet(), new StimulusPlan(1, Chats, 500).Idle.Select(stimulus => stimulus.Kind).ToHashSet());
    }
}
