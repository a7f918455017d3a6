using System.Globalization;
using X80.Contract.Sessions;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Doctor.Checks;

/// <summary>How old each channel's reader pack is, and whether the backend still accepts it.</summary>
/// <param name="policy">What the backend says of packs; null where it was not asked.</param>
/// <param name="time">The clock.</param>
internal sealed class PackCheck(Func<PackPolicy?> policy, TimeProvider time) : IDoctorCheck
{
    private const string Name = "pack";
    private const string Fix = "Update x80, or fetch a newer pack: x80 reader pack fetch.";

    // Enough to notice before it refuses.
    private const int FewDays = 14;

    public string Subject => "the reader packs";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Task.FromResult<IReadOnlyList<Finding>>([.. KnownChannels.All.Select(channel => Look(ReaderPacks.Bundled(channel.ReaderPack), today))]);
    }

    private Finding Look(ReaderPack pack, DateOnly today)
    {
        if (pack is not { VerifiedAt: { } verified, ExpiresAt: { } last })
        {
            return Finding.Notice(Name, $"{pack} was never checked on the real site: it reads practice and saved pages alone.", "Use it for those, or get a pack that was checked.");
        }

        var (age, left) = (today.DayNumber - verified.DayNumber, last.DayNumber - today.DayNumber);
        return left < 0 ? Finding.Wrong(Name, $"{pack} was checked {Days(age)} ago and has expired: it refuses the real site.", Fix)
            : IsRefused(pack) ? Finding.Wrong(Name, $"{pack} is not accepted by your backend any more.", Fix)
            : left < FewDays ? Finding.Notice(Name, $"{pack} was checked {Days(age)} ago; it refuses the real site in {Days(left + 1)}.", Fix)
            : Finding.Ok(Name, $"{pack} was checked {Days(age)} ago and is good for {Days(left)} more.");
    }

    private bool IsRefused(ReaderPack pack) => policy() is { } said
        && (said.Revoked.Contains($"{pack.Id}@{pack.Version}", StringComparer.Ordinal)
            || (said.Minimum.TryGetValue(pack.Id, out var least) && (!Version.TryParse(least, out var minimum) || Version.Parse(pack.Version) < minimum)));

    private static string Days(int count) => count == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{count} days");
}
