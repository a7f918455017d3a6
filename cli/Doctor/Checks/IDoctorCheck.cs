namespace X80.Cli.Doctor.Checks;

/// <summary>Looks at one part of this machine. What fails there is a finding; nothing is mended, fetched or left behind.</summary>
internal interface IDoctorCheck
{
    /// <summary>What it looks at, as a person says it.</summary>
    string Subject { get; }

    Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken);
}
