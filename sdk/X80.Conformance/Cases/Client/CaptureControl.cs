using System.Text;
using System.Text.Json;
using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client;

/// <summary>
/// The proof that client and sensors live: the suite clicks, and exactly one capture of the right chat arrives. Without
/// it a silence shows nothing, since a dead client is silent too.
/// </summary>
internal sealed class CaptureControl(ClientRig rig, List<EvidenceLine> evidence)
{
    /// <summary>From an unknown chat to its first capture: read, create, link, share, send.</summary>
    /// <exception cref="ClientFailedException">A click did not count, or not exactly one right capture arrived.</exception>
    public async Task FirstAsync(string phase, CancellationToken cancellationToken)
    {
        var canary = await PlantAsync(cancellationToken);
        List<LicensedClick> clicks = [];
        foreach (var control in new[] { ClientControl.Sync, ClientControl.Create, ClientControl.Link, ClientControl.Share, ClientControl.Send })
        {
            clicks.Add(await ClickAsync(phase, control, sentBefore: false, cancellationToken));
        }
        rig.Linked.Add(rig.OpenChat);
        Check(clicks, canary);
    }

    /// <summary>The chat was captured before: one click, or two for a client that always asks.</summary>
    /// <exception cref="ClientFailedException">A click did not count, or not exactly one right capture arrived.</exception>
    public async Task AgainAsync(string phase, CancellationToken cancellationToken)
    {
        await rig.Hands.StimulateAsync(new Stimulus(StimulusKind.OpenChat, rig.OpenChat, "", 0), cancellationToken);
        rig.Shown = rig.OpenChat;
        var canary = await PlantAsync(cancellationToken);
        await rig.Recorder.BeQuietAsync(TimeSpan.FromMilliseconds(500), cancellationToken);
        List<LicensedClick> clicks = [await ClickAsync(phase, ClientControl.Sync, sentBefore: true, cancellationToken)];
        if (!clicks[0].Paid.Any(IsCapture))
        {
            clicks.Add(await ClickAsync(phase, ClientControl.Send, sentBefore: true, cancellationToken));
        }
        Check(clicks, canary);
    }

    private async Task<Canary> PlantAsync(CancellationToken cancellationToken)
    {
        var canary = rig.Plant(rig.OpenChat);
        await rig.Hands.StimulateAsync(new Stimulus(StimulusKind.Incoming, rig.OpenChat, canary.Text, 0), cancellationToken);
        return canary;
    }

    private async Task<LicensedClick> ClickAsync(string phase, ClientControl control, bool sentBefore, CancellationToken cancellationToken)
    {
        LicensedClick click;
        try
        {
            click = await rig.ClickAsync(control, sentBefore, cancellationToken);
        }
        catch (ClientFailedException e)
        {
            evidence.Add(new EvidenceLine(phase, $"click {control}", "did not count"));
            throw new ClientFailedException($"The suite's click on {control} in the {phase} came to nothing: {e.Message}", e);
        }
        evidence.Add(new EvidenceLine(phase, $"click {control}", string.Join(", ", click.Paid)));
        return click;
    }

    private void Check(List<LicensedClick> clicks, Canary canary)
    {
        var captures = clicks.SelectMany(click => click.Paid).Where(IsCapture).ToList();
        if (captures.Count != 1)
        {
            throw new ClientFailedException($"{captures.Count} captures arrived for one; the client or the suite's sensors are not alive.");
        }
        if (new CanaryScanner([canary]).Scan("sync", captures[0].Body).Count == 0 || !IsOfOpenChat(captures[0]))
        {
            throw new ClientFailedException("The capture that arrived is not of the chat that was open.");
        }
    }

    private bool IsOfOpenChat(RecordedRequest capture)
    {
        var own = rig.Practice.Site.Expected(rig.OpenChat).Messages.Select(message => message.Id.Value).ToHashSet(StringComparer.Ordinal);
        try
        {
            using var body = JsonDocument.Parse(Encoding.UTF8.GetString(capture.Body));
            return body.RootElement.GetProperty("messages").EnumerateArray().All(message => own.Contains(message.GetProperty("id").GetString()!));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    public static bool IsCapture(RecordedRequest request) =>
        request.Method == "POST" && request.Path.Split('?')[0].EndsWith("/sync", StringComparison.Ordinal);
}
