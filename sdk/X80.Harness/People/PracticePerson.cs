using Microsoft.Playwright;

namespace X80.Harness.People;

/// <summary>A person at the practice page: trusted mouse and key events in the two windows, and screenshots of them.</summary>
public sealed class PracticePerson
{
    private PracticePerson(IPage page, IPage sidebar) => (Page, Sidebar) = (page, sidebar);

    /// <summary>The wrapped page, for stimuli.</summary>
    public IPage Page { get; }

    public IPage Sidebar { get; }

    /// <summary>How many clicks this person has made on the sidebar.</summary>
    public int Clicks { get; private set; }

    /// <summary>
    /// Clicks a control of the sidebar with the mouse, once it is there, enabled and has stood unchanged long enough;
    /// returns when the session has finished what the click started.
    /// </summary>
    /// <param name="control">The control's name, as in its <c>data-control</c> attribute, such as <c>sync</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ClickAsync(string control, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{control} {cancellationToken} {Clicks++} {new PracticePerson(Page, Sidebar)}");
}
