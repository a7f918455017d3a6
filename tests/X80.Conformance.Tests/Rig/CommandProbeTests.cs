using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Rig;

public sealed class CommandProbeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_given_one_text_a_line_and_answers_one_hit_a_line()
    {
        var probe = new CommandProbe(["sed", "-u", "s/.*/{\"text\":\"&\",\"place\":\"file a b\"}/"]);

        var hits = await probe.FindAsync(["Továri Kalmede", "second"], Cancel);

        Assert.Equal([new ProbeHit("Továri Kalmede", "file a b"), new ProbeHit("second", "file a b")], hits);
    }

    [Theory]
    [InlineData("the probe could not be started", "/nowhere/probe")]
    [InlineData("exit code 3", "sh", "-c", "cat >/dev/null; exit 3")]
    [InlineData("answered a line that is not", "cat")]
    public async Task A_probe_that_fails_is_said(string expected, params string[] command)
    {
        var failure = await Assert.ThrowsAsync<ProbeFailedException>(() => new CommandProbe(command).FindAsync(["text"], Cancel));

        Assert.Contains(expected, failure.Message, StringComparison.OrdinalIgnoreCase);
    }
}
