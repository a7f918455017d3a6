namespace X80.ReferenceServer.Tests.Rig.Disks;

public sealed class TraceTests
{
    /// <summary>A machine that was just started gives short ids, and strace fills them up with blanks.</summary>
    [Theory]
    [InlineData("4242  +++ exited with 0 +++", 4242, true)]
    [InlineData("14242 +++ exited with 0 +++", 14242, true)]
    [InlineData("14242 +++ killed by SIGKILL +++", 14242, true)]
    [InlineData("14242 +++ exited with 0 +++", 4242, false)]
    [InlineData("4242  fsync(5</a>) = 0", 4242, false)]
    public void The_end_of_a_process_is_found_whatever_the_length_of_its_id(string line, int process, bool expected)
    {
        using var folder = new TemporaryFolder();
        var trace = Path.Combine(folder.Path, "trace");
        File.WriteAllLines(trace, ["1     sendto(3, \"\", 0) = 0", line]);
        Assert.Equal(expected, Trace.HasEnded(trace, process));
    }
}
