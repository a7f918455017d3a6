namespace X80.Simulator.Crm.Attio;

/// <summary>The API for activities, which most plans do not have.</summary>
internal sealed class AttioActivities(AttioWorkspace workspace)
{
    /// <exception cref="AttioRefusalException">Always: the plan has none, or the API is not acted out here.</exception>
    public AttioReply Answer(AttioRequest request)
    {
        if (request is { Method: "POST", Path: [_] })
        {
            AttioShapes.Body("activity", request.Data);
        }

        throw workspace.Options.HasActivities
            ? AttioRefusalException.NotFound("The activity")
            : new AttioRefusalException(403, "invalid_request_error", "billing_error", "The plan has no custom activities.");
    }
}
