using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>A never-capture list of one owner: <c>mine</c> or <c>workspace</c>.</summary>
internal sealed record NeverCaptureShelf(string Whose, IReadOnlyList<NeverCaptureEntry> Items, bool MayEdit);
