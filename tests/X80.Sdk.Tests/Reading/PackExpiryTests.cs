using NSubstitute;
using X80.Sdk.Capture;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Reading;

public sealed class PackExpiryTests
{
    private static readonly ReaderPack Bundled = ReaderPacks.Bundled("whatsapp-web");

    [Fact]
    public void The_bundled_pack_lives_90_days_after_it_was_verified_at_most() =>
        Assert.True(Bundled.ExpiresAt <= Bundled.VerifiedAt!.Value.AddDays(90));

    [Fact]
    public async Task On_its_last_day_a_pack_reads_the_real_site()
    {
        using var rig = await RigOnAsync(Bundled.ExpiresAt!.Value, new TimeOnly(23, 59));

        await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal((null, null, CapturePhase.Unlinked), (rig.State.Failure, rig.State.PackNotice, rig.State.Phase));
    }

    [Fact]
    public async Task A_day_later_it_refuses_the_real_site_with_its_own_words_and_runs_nothing_there()
    {
        using var rig = await RigOnAsync(Bundled.ExpiresAt!.Value.AddDays(1), TimeOnly.MinValue);

        await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal("pack-expired", rig.State.Failure!.Code);
        Assert.Contains("too long ago", rig.State.Failure.What, StringComparison.Ordinal);
        await rig.Page.Host.DidNotReceiveWithAnyArgs().EvaluateAsync(default!, default!, TestContext.Current.CancellationToken);
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task A_practice_page_is_read_by_an_expired_pack_and_the_state_says_so_until_it_is_forgotten()
    {
        using var rig = await RigOnAsync(Bundled.ExpiresAt!.Value.AddDays(1), TimeOnly.MinValue);
        rig.Page.Document = rig.Page.Document! with { IsPractice = true };

        await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal((null, CapturePhase.Unlinked), (rig.State.Failure, rig.State.Phase));
        Assert.Equal(
            "The reader pack was last checked too long ago: the real page may have changed since. It reads practice and saved pages alone.",
            rig.State.PackNotice);
        rig.Capture.ForgetReading();
        Assert.Null(rig.State.PackNotice);
    }

    [Fact]
    public async Task A_pack_that_expires_during_a_capture_refuses_the_look_before_Send()
    {
        using var rig = await RigOnAsync(Bundled.ExpiresAt!.Value, new TimeOnly(23, 59));
        await rig.GoToPreviewAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(2));

        await rig.ClickAsync(new CaptureCommand.Send());

        Assert.Equal("pack-expired", rig.State.Failure!.Code);
        Assert.Empty(rig.TakeRequests());
    }

    [Fact]
    public async Task A_pack_that_was_never_verified_reads_practice_pages_alone()
    {
        using var folder = new PackFolder();
        folder.Put(pack => pack["verifiedAt"] = pack["expiresAt"] = null);
        using var rig = new CaptureRig(packs: folder.Source);
        await rig.StartAsync();

        var real = await rig.ClickAsync(new CaptureCommand.Sync());
        rig.Page.Document = rig.Page.Document! with { IsPractice = true };
        var practice = await rig.ClickAsync(new CaptureCommand.Sync());

        Assert.Equal("pack-unverified", real.Failure!.Code);
        Assert.Null(practice.Failure);
        Assert.StartsWith("The reader pack was never checked on the real site.", practice.PackNotice, StringComparison.Ordinal);
    }

    private static async Task<CaptureRig> RigOnAsync(DateOnly day, TimeOnly time)
    {
        var rig = new CaptureRig();
        rig.Time.SetUtcNow(new DateTimeOffset(day, time, TimeSpan.Zero));
        await rig.StartAsync();
        return rig;
    }
}
