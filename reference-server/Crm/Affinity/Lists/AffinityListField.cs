namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>A field of a list.</summary>
/// <param name="Id">Its id in version 1; version 2 writes <c>field-</c> before it.</param>
/// <param name="Name">Its label.</param>
/// <param name="Options">The texts of a dropdown with their ids, in its order; none for any other field.</param>
internal sealed record AffinityListField(long Id, string Name, IReadOnlyList<(long Id, string Text)> Options)
{
    /// <value>How version 2 calls it, and how members' clients do.</value>
    public string Key => "field-" + AffinityIds.Word(Id);
}
