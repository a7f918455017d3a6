namespace X80.Cli.Accounts;

/// <summary>A log-in with the place that it was found in.</summary>
/// <param name="Login">The log-in.</param>
/// <param name="Place">One of the words of <see cref="LoginPlaces"/>.</param>
internal sealed record KeptLogin(Login Login, string Place);
