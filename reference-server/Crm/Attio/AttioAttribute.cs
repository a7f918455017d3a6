namespace X80.ReferenceServer.Crm.Attio;

/// <summary>An attribute of one of Attio's objects, as the workspace has it.</summary>
/// <param name="Slug">Attio's word for it.</param>
/// <param name="Title">The workspace's.</param>
/// <param name="Type">Attio's type.</param>
/// <param name="IsMulti">Whether it holds several values.</param>
/// <param name="IsWritable">Whether anybody but Attio can write it.</param>
/// <param name="Options">Titles of a status or select; null for other types.</param>
internal sealed record AttioAttribute(string Slug, string Title, string Type, bool IsMulti, bool IsWritable, IReadOnlyList<string>? Options)
{
    /// <value>Whether no two records may hold the same.</value>
    public bool IsUnique { get; init; }

    /// <value>The key of the field that it is to members.</value>
    public string Key => Slug switch
    {
        "phone_numbers" => "phone",
        "email_addresses" => "email",
        "domains" => "domain",
        _ => Slug,
    };
}
