using X80.Sdk.Clicks;

namespace X80.Sdk.Capture;

/// <summary>Saved texts: asked for without a click, placed by one.</summary>
internal sealed partial class CaptureFlow
{
    private async Task ReadSnippetsAsync(CancellationToken cancellationToken) =>
        State = State with { Snippets = (await client.GetSnippetsAsync(cancellationToken).ConfigureAwait(false)).Value?.Items };

    private async Task InsertAsync(string snippetId, HumanClick click, CancellationToken cancellationToken)
    {
        RequireConversation(click);
        var snippet = State.Snippets?.FirstOrDefault(saved => saved.Id == snippetId) ?? throw new CaptureRefusedException("snippet-gone");
        await placer.PlaceAsync(snippet, held!.Identity, click, cancellationToken).ConfigureAwait(false);
        State = State with { Outcome = new CaptureOutcome.Placed(snippet.Title) };
    }
}
