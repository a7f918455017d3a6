namespace X80.Harness.Sidebar.Views;

/// <summary>
/// One field of the record. <c>Input</c> says how it is changed: <c>text</c>, <c>date</c>, <c>email</c>, <c>tel</c>, <c>url</c>,
/// <c>checkbox</c>, <c>choice</c>, <c>choices</c>, <c>lines</c> (one value a line, as in <c>Value</c>); one that is <c>shown</c> is
/// only read, in the CRM's words. <c>Note</c> is what came of the last edit, null where there was none.
/// </summary>
internal sealed record FieldView(
    string Label, string Input, string Field, string Value, string Display, IReadOnlyList<string> Options, string Control, string? Note, bool Failed)
{
    public override string ToString() => "field view";
}
