namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>A field to allow or not.</summary>
/// <param name="Key">As the CRM keys it.</param>
/// <param name="Label">As the CRM calls it.</param>
/// <param name="Kinds">Which kinds of records have it, in words; empty where all do.</param>
/// <param name="IsFixed">It is always allowed: no record is shown without its name.</param>
internal sealed record FieldChoice(string Key, string Label, string Kinds, bool IsFixed);
