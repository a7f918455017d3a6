using System.Text;
using X80.DesktopWrapper.Tests.Rig;
using X80.Harness.Tests.BadInput;
using X80.Sdk.Tokens;

namespace X80.DesktopWrapper.Tests;

/// <summary>The token in a real keyring of the desktop: what one log-in has kept there, the wrapper uses, and without it the panel asks for one.</summary>
public sealed class StoredTokenTests(RunningBackend backend) : IClassFixture<RunningBackend>
{
    // As libsecret keeps it, by the machine's own tool.
    private const string Store = "printf %s \"$1\" | secret-tool store --label=X80 xdg:schema dev.x80.secret application x80 name \"$2\"";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "Sync this chat to CRM")]
    [InlineData(false, "Keep it in this machine's secret store")]
    public async Task It_is_taken_from_the_keyring_where_it_lies_there(bool isKept, string button)
    {
        await using var site = await ChannelStandIn.StartAsync(front: null, Cancel);
        await using var proxy = new ConnectProxy(site.Port);
        await using var desktop = await Desktop.StartAsync(Cancel);
        await desktop.UnlockKeyringAsync(Cancel);
        if (isKept)
        {
            var kept = Convert.ToBase64String(Encoding.UTF8.GetBytes(backend.Token.Reveal()));
            await desktop.RunAsync("sh", ["-c", Store, "sh", kept, StoredTokenSource.SecretName], Cancel);
        }

        // One backend serves both rows, in whichever order they come.
        var before = backend.Requests.Count;
        await using var wrapper = RunningWrapper.Start(desktop, site, proxy, backend.Address, token: null);

        // One button is there at once, the other when the keyring has been asked: a request comes after either.
        await wrapper.FindAsync(button, "push button");
        if (isKept)
        {
            await wrapper.UntilAsync(() => backend.Requests.Count > before, site);
        }

        Assert.Equal(isKept, backend.Requests.Count > before);
        Assert.DoesNotContain(backend.Token.Reveal(), wrapper.Said, StringComparison.Ordinal);
    }
}
