namespace X80.ReferenceServer.Accounts;

/// <summary>A new session, and the secret that goes into the cookie.</summary>
internal sealed record StartedSession(string Id, string Secret)
{
    public override string ToString() => $"session {Id}";
}
