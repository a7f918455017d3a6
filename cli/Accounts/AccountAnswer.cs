namespace X80.Cli.Accounts;

/// <summary>The answer of <c>x80 whoami --json</c> and <c>x80 login --json</c>.</summary>
/// <param name="Profile">Which log-in; null where the token came with the run.</param>
/// <param name="Backend">Its address.</param>
/// <param name="Kept">Where the token lies: a word of <see cref="LoginPlaces"/>.</param>
/// <param name="Workspace">Its name.</param>
/// <param name="Member">Who the token speaks for.</param>
/// <param name="Crm">The CRM's name.</param>
/// <param name="CrmHost">Where its records lie; null where that is the backend, or not known.</param>
/// <param name="Scopes">What the token may.</param>
internal sealed record AccountAnswer(
    string? Profile, string Backend, string Kept, string Workspace, string Member, string Crm, string? CrmHost, IReadOnlyList<string> Scopes);
