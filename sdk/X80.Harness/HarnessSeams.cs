using System.Diagnostics;
using Microsoft.Playwright;
using X80.Harness.Origins;
using X80.Harness.Sidebar;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;

namespace X80.Harness;

/// <summary>
/// The few places where the conformance suite looks into a harness on a practice page, or breaks it to try itself. Nothing outside
/// this repository's own assemblies can set one.
/// </summary>
internal sealed record HarnessSeams
{
    /// <summary>How an address is decided about.</summary>
    public Func<HostGuard, Func<string?, GuardContext, bool, GuardDecision>> Decide { get; init; } = guard => guard.Decide;

    /// <summary>Which requests of a practice page are answered: address and origin.</summary>
    public Func<string, string, bool> Answers { get; init; } = OriginRoutes.IsOfOrigin;

    /// <summary>What reads the page.</summary>
    public Func<IPageHost, IPageHost> Host { get; init; } = host => host;

    /// <summary>What is made of an event on the sidebar.</summary>
    public Func<Witnessed, Witnessed> Witness { get; init; } = witnessed => witnessed;

    /// <summary>What the browser is told of a permission for everybody.</summary>
    public string PermissionForAll { get; init; } = "denied";

    /// <summary>Whether dialogs of the page are gated.</summary>
    public bool GatesDialogs { get; init; } = true;

    /// <summary>Starts programs in place of the desktop, so that links of a practice page can be followed; null opens none.</summary>
    public Func<ProcessStartInfo, bool>? Desktop { get; init; }

    /// <summary>A driver of browsers that outlives the session; null for one of its own.</summary>
    public IPlaywright? Driver { get; init; }

    /// <summary>What opens links.</summary>
    public Func<IExternalOpener, IExternalOpener> Opener { get; init; } = opener => opener;
}
