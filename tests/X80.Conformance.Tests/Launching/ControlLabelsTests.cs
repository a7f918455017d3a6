using X80.Conformance.Launching;
using X80.Conformance.Subjects;

namespace X80.Conformance.Tests.Launching;

public sealed class ControlLabelsTests
{
    [Fact]
    public void A_client_calls_its_controls_as_it_likes()
    {
        var labels = ControlLabels.Default.With(["sync=Bring = over", "failure=Close"]);

        Assert.Equal(("Bring = over", "Close"), (labels[ClientControl.Sync], labels.Failure));
        Assert.Equal(("Send ", "Dismiss"), (labels[ClientControl.Send], ControlLabels.Default.Failure));
    }

    [Fact]
    public void A_client_may_lack_what_not_every_one_has()
    {
        var labels = ControlLabels.Default.Without(["log", "insert"]).With(["sync=Bring over"]);

        Assert.Equal([ClientControl.Log, ClientControl.Insert], Enum.GetValues<ClientControl>().Where(labels.Lacks));
    }

    [Theory]
    [InlineData("sync")]
    [InlineData("share")]
    [InlineData("makeprivate")]
    [InlineData("Log")]
    [InlineData("")]
    public void Without_the_rest_nothing_could_be_judged(string name) =>
        Assert.EndsWith("They are search, log, insert.", Assert.Throws<FormatException>(() => ControlLabels.Default.Without([name])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("sync")]
    [InlineData("sync=")]
    [InlineData("click=Now")]
    [InlineData("0=Now")]
    public void What_names_no_control_is_refused_in_words(string line) =>
        Assert.Contains("control", Assert.Throws<FormatException>(() => ControlLabels.Default.With([line])).Message, StringComparison.Ordinal);
}
