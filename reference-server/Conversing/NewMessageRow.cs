namespace X80.ReferenceServer.Conversing;

/// <summary>An admitted message as it goes into the database, with its wrapped key.</summary>
internal sealed class NewMessageRow
{
    public required string Workspace { get; init; }

    public required string Member { get; init; }

    public required string Conversation { get; init; }

    public required string Id { get; init; }

    public required string Origin { get; init; }

    public required byte[] Sealed { get; init; }

    public required byte[] Wrapped { get; init; }
}
