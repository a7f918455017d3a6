using X80.Conformance.Verdicts;

namespace X80.Conformance.Calibration;

/// <summary>What a server of the calibration does wrong, and what the suite has to say of it.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Expected">The one right verdict.</param>
internal sealed record CalibrationLeak(string Name, Verdict Expected)
{
    /// <summary>Where refused content comes up: the start of a path, <c>echo</c> for the refusal itself, <c>probe</c> for what is kept and never shown, <c>crm</c> for what is passed on.</summary>
    public string Place { get; init; } = "";

    /// <summary>How it is written there.</summary>
    public Func<string, string> Form { get; init; } = text => text;

    /// <summary>It comes up only once an allowed sync came after it.</summary>
    public bool IsLate { get; init; }

    /// <summary>Accepts what is allowed before the attack, and keeps nothing of it.</summary>
    public bool Drops { get; init; }

    /// <summary>The method that it does not answer after the attack, until it has taken another sync; null for none.</summary>
    public string? FailsAfter { get; init; }

    /// <summary>Writes nothing to the suite's CRM before the attack.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Its probe finds nothing before the attack.</summary>
    public bool IsBlind { get; init; }
}
