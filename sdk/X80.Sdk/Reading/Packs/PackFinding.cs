namespace X80.Sdk.Reading.Packs;

/// <summary>Something that <see cref="PackLint"/> found.</summary>
/// <param name="Path">The place in the JSON.</param>
/// <param name="Problem">What is wrong, or worth knowing, there.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record PackFinding(string Path, string Problem, string Fix)
{
    /// <summary>Whether the pack is right as it is, and a person should still know.</summary>
    public bool IsNote { get; init; }
}
