using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Accounts.Codes;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>The member's own tokens, and pairing codes.</summary>
internal sealed class TokensPage(WebTokens tokens, PairingCodes codes) : WebPage
{
    private const int MostDays = 365;

    public static IReadOnlyList<(Scope Scope, string Words)> Scopes { get; } =
    [
        (Scope.Capture, "Capture: open, link and sync conversations"),
        (Scope.Privacy, "Privacy: set Shared, share single messages"),
        (Scope.Records, "Records: search, create and edit people and companies"),
        (Scope.Read, "Read: snippets and your own ledger"),
    ];

    public TokenTable Table { get; private set; } = null!;

    public string? NewToken { get; private set; }

    public string? NewCode { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostCreateAsync(
        [FromForm] string[] scope, [FromForm] int days, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var chosen = Scopes.Select(known => known.Scope).Where(known => scope.Contains(known.Value)).ToArray();
        string? fault = chosen.Length == 0 || chosen.Length != scope.Distinct().Count() ? "Choose what the token may do."
            : days is < 1 or > MostDays ? "A token lives 1 to 365 days."
            : await ProveAsync(password, cancellationToken);
        if (fault is null)
        {
            // Shown in this very answer and kept nowhere, so there is no redirect to carry it over.
            NewToken = (await tokens.CreateAsync(Me, chosen, TimeSpan.FromDays(days), cancellationToken)).Reveal();
        }

        await LoadAsync(cancellationToken);
        return fault is null ? Page() : Refuse(fault);
    }

    public async Task<IActionResult> OnPostPairAsync([FromForm] string? password, CancellationToken cancellationToken)
    {
        var fault = await ProveAsync(password, cancellationToken);
        if (fault is null)
        {
            NewCode = (await codes.CreateAsync(Me, cancellationToken)).Insert(4, "-");
        }

        await LoadAsync(cancellationToken);
        return fault is null ? Page() : Refuse(fault);
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string? token, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(Me.AsCaller(), token ?? "", cancellationToken)
            ? Done("Revoked: nothing is accepted with it any more.", "/tokens")
            : NotFound();

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Table = new TokenTable(await tokens.ListAsync(Me.Member, cancellationToken), Time.GetUtcNow(), When);
}
