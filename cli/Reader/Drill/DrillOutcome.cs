using System.Text.Json.Serialization;

namespace X80.Cli.Reader.Drill;

/// <summary>What became of a reading of a page that was changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DrillOutcome>))]
internal enum DrillOutcome
{
    /// <summary>It is the expected reading.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>Nothing in it is wrong, and something that the page no longer proves is said to be unknown.</summary>
    [JsonStringEnumMemberName("poorer")]
    Poorer,

    /// <summary>Refused with a stage.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It says something else than the page.</summary>
    [JsonStringEnumMemberName("wrong")]
    Wrong,
}
