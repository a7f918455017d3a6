using System.Globalization;
using X80.Contract.Tokens;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.Origins;
using X80.Harness.Sidebar;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;
using X80.Sdk.Locking;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Sent;

namespace X80.Harness;

/// <summary>What a harness is started with.</summary>
public sealed record HarnessOptions
{
    public required Channel Channel { get; init; }

    /// <summary>The backend's address.</summary>
    public required Uri Backend { get; init; }

    public required X80Token Token { get; init; }

    /// <summary>The practice page; null for the channel's real site.</summary>
    public IOriginOverride? Origin { get; init; }

    /// <summary>Where the wrapped page's profile lives; null for a throw-away one. Not allowed together with an override.</summary>
    public string? ProfileFolder { get; init; }

    /// <summary>As root Chromium cannot sandbox itself: it runs only when this is said, on a practice page alone, and says so loudly.</summary>
    public bool AllowUnsandboxed { get; init; }

    /// <summary>Without a window. Tests only; a person needs to see what they click.</summary>
    public bool Headless { get; init; }

    /// <summary>The browser to start; null finds or fetches one (<see cref="BrowserSetup"/>).</summary>
    public InstalledBrowser? Browser { get; init; }

    /// <summary>
    /// The virtual display to show the windows on, kept by its owner; null uses the machine's display, or one of the session's own.
    /// </summary>
    public VirtualDisplay? Display { get; init; }

    /// <summary>Opens the links that a person clicks on the real site; null hands them to the desktop. A practice page opens none.</summary>
    public IExternalOpener? Links { get; init; }

    /// <summary>Gets a line for each thing that takes time at the start.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The person's ledger of what was sent; in memory where none is given.</summary>
    public ISentLedger? Sent { get; init; }

    /// <summary>The chats that were confirmed on this machine; in memory where none is given.</summary>
    public IConfirmedChats? Confirmed { get; init; }

    /// <summary>The passphrase of the sidebar's privacy lock; null keeps it for this run alone.</summary>
    public PassphraseFile? Passphrase { get; init; }

    /// <summary>After how long without use the sidebar conceals itself, once a passphrase is set.</summary>
    /// <value>Defaults to 5 minutes.</value>
    public TimeSpan ConcealAfter { get; init; } = PrivacyLock.DefaultIdle;

    /// <summary>Sentences that the sidebar shows from the start, beside those that the session finds itself.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Where reader packs come from; the SDK's own package where nothing else is said.</summary>
    public ReaderPackSource Packs { get; init; } = ReaderPackSource.Bundled;

    /// <summary>Gets the open chat's page whenever the person clicks for a recording; where none is given the sidebar offers none.</summary>
    public IPageRecorder? Recorder { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The sidebar's words: in the language of the person's system where there is a resource of it.</summary>
    internal SidebarTexts Texts { get; init; } = SidebarTexts.Of(CultureInfo.CurrentUICulture);

    /// <summary>For the conformance suite alone; used on a practice page and nowhere else.</summary>
    internal HarnessSeams? Seams { get; init; }
}
