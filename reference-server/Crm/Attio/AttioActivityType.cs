using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>A type of activities of the workspace, and the attributes of it that this server fills.</summary>
/// <param name="Slug">Attio's word for it.</param>
/// <param name="Key">A text that no two of them share: it holds the marker.</param>
/// <param name="Text">A text for what is said.</param>
/// <param name="Links">The reference to each kind of record that it can be linked to.</param>
/// <param name="When">Its moment; null where it has none that can be written.</param>
internal sealed record AttioActivityType(string Slug, string Key, string Text, IReadOnlyDictionary<RecordKind, string> Links, string? When)
{
    private static readonly string[] Texts = ["summary", "description", "content", "text", "title", "name"];

    /// <returns>Null where the type lacks what is needed.</returns>
    public static AttioActivityType? Of(string slug, IReadOnlyList<AttioAttribute> attributes)
    {
        List<AttioAttribute> writable = [.. attributes.Where(attribute => attribute.IsWritable)];
        var key = writable.Find(attribute => attribute is { Type: "text", IsUnique: true });
        var text = writable.Where(attribute => attribute is { Type: "text", IsUnique: false })
            .OrderBy(attribute => Array.IndexOf(Texts, attribute.Slug) is >= 0 and var place ? place : Texts.Length)
            .FirstOrDefault();
        var links = LinksOf([.. writable.Where(attribute => attribute.Type == "record-reference")]);
        return key is null || text is null || links.Count == 0 ? null
            : new AttioActivityType(slug, key.Slug, text.Slug, links, writable.Find(attribute => attribute.Type == "timestamp")?.Slug);
    }

    /// <summary>By the words of the objects; a type with one reference alone takes every kind there.</summary>
    private static Dictionary<RecordKind, string> LinksOf(List<AttioAttribute> references)
    {
        var links = new Dictionary<RecordKind, string>();
        foreach (var kind in AttioKinds.All)
        {
            var named = references.Find(reference => reference.Slug.EndsWith(AttioKinds.SlugOf(kind), StringComparison.Ordinal) || reference.Slug == kind.Value);
            if ((named ?? (references.Count == 1 ? references[0] : null)) is { } reference)
            {
                links[kind] = reference.Slug;
            }
        }

        return links;
    }
}
