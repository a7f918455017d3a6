using System.Net.Sockets;
using X80.Harness.Displays;

namespace X80.Harness.Tests.Displays;

public sealed class VirtualDisplayTests
{
    [Fact]
    public async Task Two_displays_stand_beside_each_other_and_each_ends_when_disposed()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var other = await VirtualDisplay.StartAsync(cancel);
        var display = await VirtualDisplay.StartAsync(cancel);
        if (other is null || display is null)
        {
            Assert.False(VirtualDisplay.IsNeeded, "This machine needs a virtual display and has none.");
            return;
        }

        Assert.NotEqual(other.Environment["DISPLAY"], display.Environment["DISPLAY"]);
        await ConnectAsync(display, cancel);

        await display.DisposeAsync();

        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(display, cancel));
        Assert.False(File.Exists(display.Environment["XAUTHORITY"]));
    }

    private static async Task ConnectAsync(VirtualDisplay display, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint("/tmp/.X11-unix/X" + display.Environment["DISPLAY"].TrimStart(':')), cancel);
    }
}
