namespace X80.Cli.Reader.Drill;

/// <summary>The clock in the zone in which saved pages are read.</summary>
internal sealed class UniversalClock(TimeProvider time) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
