using Microsoft.Extensions.Logging;
using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>What of a log line leaves the process: fixed words, values on a closed list, types.</summary>
public sealed class SafeTextTests
{
    private const string Own = "X80.ReferenceServer.Somewhere";

    [Fact]
    public void Of_our_own_lines_only_values_on_the_list_are_told() =>
        Assert.Equal(
            "The job sweep failed for ….",
            Of(Own, ("{OriginalFormat}", "The job {Job} failed for {Title}."), ("Job", "sweep"), ("Title", "Ana Lima")));

    [Fact]
    public void Of_the_frameworks_lines_only_the_events_name_is_told() =>
        Assert.Equal("RequestStarting", Of("Microsoft.AspNetCore", ("{OriginalFormat}", "Request {Path}"), ("Path", "/Ana Lima")));

    [Fact]
    public void Of_an_exception_only_its_type_is_told() =>
        Assert.Equal(
            "It failed. [System.InvalidOperationException]",
            SafeText.Of(Own, default, State(("{OriginalFormat}", "It failed.")), new InvalidOperationException("Ana Lima")));

    private static string Of(string category, params (string, object?)[] state) =>
        SafeText.Of(category, new EventId(1, "RequestStarting"), State(state), null);

    private static KeyValuePair<string, object?>[] State(params (string Name, object? Value)[] state) =>
        [.. state.Select(pair => new KeyValuePair<string, object?>(pair.Name, pair.Value))];
}
