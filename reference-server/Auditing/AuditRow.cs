namespace X80.ReferenceServer.Auditing;

/// <summary>A stored entry.</summary>
internal sealed class AuditRow
{
    public long Seq { get; init; }

    public long At { get; init; }

    public string TokenId { get; init; } = "";

    public string? ConversationId { get; init; }

    public byte[]? ClickTag { get; init; }

    public string Route { get; init; } = "";

    public string? Counts { get; init; }

    public long Allowed { get; init; }

    public string? Reason { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>The entry as it goes into the chain; lengths are bound in, so no two entries read alike.</summary>
    public string ChainText()
    {
        var click = ClickTag is null ? "" : Convert.ToHexString(ClickTag);
        var parts = new[] { $"{Seq}", $"{At}", TokenId, ConversationId ?? "", click, Route, Counts ?? "", $"{Allowed}", Reason ?? "" };
        return string.Concat(parts.Select(part => $"{part.Length}:{part}"));
    }
}
