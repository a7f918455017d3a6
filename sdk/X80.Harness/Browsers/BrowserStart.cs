namespace X80.Harness.Browsers;

/// <summary>What every browser of a session is started with.</summary>
/// <param name="Browser">The program.</param>
/// <param name="Environment">Variables beside those of this process, such as a virtual display's.</param>
/// <param name="Headless">Without a window.</param>
/// <param name="AllowUnsandboxed">Whether it may run without a sandbox where it cannot have one.</param>
internal sealed record BrowserStart(
    InstalledBrowser Browser, IReadOnlyDictionary<string, string> Environment, bool Headless, bool AllowUnsandboxed);
