using X80.Samples.DesktopWrapper.Guarding;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>What the panel shows beside the capture itself.</summary>
/// <param name="Hint">A sentence about the last click.</param>
/// <param name="Notices">What the person must know of this session.</param>
/// <param name="Ask">What the page asks for; null for nothing.</param>
/// <param name="Refusals">What the guard refused.</param>
/// <param name="NeedsToken">Whether nobody has logged in.</param>
internal sealed record PanelSurroundings(string? Hint, IReadOnlyList<string> Notices, PageAsk? Ask, IReadOnlyList<Refusal> Refusals, bool NeedsToken);
