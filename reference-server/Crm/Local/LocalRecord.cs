namespace X80.ReferenceServer.Crm.Local;

/// <summary>A person or company of the embedded CRM.</summary>
internal sealed class LocalRecord
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Domain { get; init; }

    public string? Stage { get; init; }

    public long? NextStepAt { get; init; }

    public string Subtitle => Email ?? Domain ?? Phone ?? "";

    public object ForInsert(string workspace, DateTimeOffset now) =>
        new { Workspace = workspace, Kind, Id, Name, Phone, Email, Domain, Stage, NextStepAt, Now = now.ToUnixTimeMilliseconds() };
}
