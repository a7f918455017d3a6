using X80.Cli.Personal;

namespace X80.Cli.Doctor;

/// <summary>What <c>x80 doctor</c> was asked for.</summary>
/// <param name="Folder">The person's own.</param>
/// <param name="Profile">Which log-in.</param>
/// <param name="Backend">As the command line names it; null where it does not.</param>
/// <param name="Report">Where the report goes; null for none.</param>
/// <param name="Json">Whether each finding is a JSON line.</param>
internal sealed record DoctorRequest(PersonalFolder Folder, string Profile, Uri? Backend, FileInfo? Report, bool Json);
