namespace X80.Cli.Practice;

/// <summary>Where the practice page is reached, and what a client is started with.</summary>
/// <param name="Page">The channel's own address, which the page answers at.</param>
/// <param name="Proxy">The way there.</param>
/// <param name="Environment">Variables of a launched client.</param>
/// <param name="Chromium">Arguments of a Chromium with a throw-away profile.</param>
internal sealed record PracticePagePlace(string Page, string Proxy, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<string> Chromium);
