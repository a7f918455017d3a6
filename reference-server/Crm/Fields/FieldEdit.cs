using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Fields;

/// <summary>One field to be set: to what, and what the person saw in it. Null is an empty field.</summary>
internal sealed record FieldEdit(string Key, FieldValue? Value, FieldValue? Was)
{
    /// <summary>Whether two values are the same; absent and empty are one.</summary>
    public static bool Same(FieldValue? one, FieldValue? other) =>
        one is null || other is null ? one is null && other is null : one.IsList == other.IsList && one.Items.SequenceEqual(other.Items);

    public override string ToString() => $"edit of {Key}";
}
