using X80.Harness.Browsers;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.Browsers;

public sealed class BrowserSetupTests(HarnessFixture harness)
{
    [Fact]
    public async Task A_second_run_finds_what_the_first_found_and_says_nothing()
    {
        var lines = new Lines();

        var again = await BrowserSetup.EnsureAsync(lines, TestContext.Current.CancellationToken);

        Assert.Equal(harness.Browser, again);
        Assert.Empty(lines.All);
    }

    private sealed class Lines : IProgress<string>
    {
        public List<string> All { get; } = [];

        public void Report(string value) => All.Add(value);
    }
}
