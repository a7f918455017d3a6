using X80.Cli.Personal;

namespace X80.Cli.Accounts;

/// <summary>What <c>x80 login</c> was asked for.</summary>
internal sealed record LoginRequest(Uri Backend, string Profile, PersonalFolder Folder, bool AllowPlainFile, bool Json);
