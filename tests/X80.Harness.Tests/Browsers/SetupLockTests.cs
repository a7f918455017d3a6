using X80.Harness.Browsers;

namespace X80.Harness.Tests.Browsers;

public sealed class SetupLockTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-test-");

    [Fact]
    public async Task The_second_to_come_is_told_once_and_waits_until_the_first_is_done()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(folder.FullName, "lock");
        var told = new Told();
        var first = await SetupLock.TakeAsync(path, told, cancel);

        var second = SetupLock.TakeAsync(path, told, cancel);
        Assert.Equal("Another X80 on this machine is fetching the browser; waiting for it.", await told.Line.Task.WaitAsync(cancel));
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        await using var held = await second;
        Assert.True(held.CanWrite);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class Told : IProgress<string>
    {
        public TaskCompletionSource<string> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(string value) => Line.SetResult(value);
    }
}
