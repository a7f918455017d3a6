namespace X80.Harness.Browsers;

/// <summary>A Chromium-family browser on this machine.</summary>
/// <param name="Name">As a person knows it, such as <c>Google Chrome</c>.</param>
/// <param name="ExecutablePath">What is started.</param>
public sealed record InstalledBrowser(string Name, string ExecutablePath);
