using X80.Contract.Snippets;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>Snippets of one owner: <c>mine</c> or <c>workspace</c>.</summary>
internal sealed record SnippetShelf(string Whose, IReadOnlyList<Snippet> Items, bool MayEdit);
