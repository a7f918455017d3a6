using System.Text.Json;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Whom the key belongs to. A logged chat needs an internal person, and whether the user's id is that person's is not promised:
/// it is looked up by the mail address. Kept for a while, per key.
/// </summary>
internal sealed class AffinityOwner(AffinityHttp http, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);
    private volatile Known? known;

    /// <value>The host of the account's own web app; null until it was asked, or where its name makes no host.</value>
    public string? Host => known?.Host;

    /// <inheritdoc cref="Host"/>
    public async Task<string?> FindHostAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Host;

    /// <returns>The id of the internal person.</returns>
    public async Task<long> PersonAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Person;

    /// <summary>Whether a note's creator is the key's owner: by the key, or by hand.</summary>
    public async Task<bool> IsTheirsAsync(JsonElement note, CancellationToken cancellationToken)
    {
        var owner = await ReadAsync(cancellationToken);
        return note.TryGetProperty("creator_id", out var creator) && creator.ValueKind == JsonValueKind.Number
            && creator.GetInt64() is var id && (id == owner.Person || id == owner.User);
    }

    /// <returns>What the key says of itself; null when there is none, or Affinity does not know it.</returns>
    public async Task<JsonElement?> WhoAsync(CancellationToken cancellationToken)
    {
        if (await http.KeyAsync(cancellationToken) is null)
        {
            return null;
        }

        var answer = await http.AskAsync("v2/auth/whoami", question: null, cancellationToken);
        return answer.Status == 401 ? null : AffinityHttp.Read(answer);
    }

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var key = await http.KeyAsync(cancellationToken);
        if (known is { } held && held.Key == key && held.Until > time.GetUtcNow())
        {
            return held;
        }

        var who = await WhoAsync(cancellationToken) ?? throw CrmFailedException.Refused();
        if (!who.TryGetProperty("user", out var user) || AffinityText.Of(user, "emailAddress") is not { } email)
        {
            throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);
        }

        var found = await http.FindAsync($"persons?term={Uri.EscapeDataString(email)}&page_size=50", cancellationToken);
        var person = AffinityHttp.Rows(found, "persons")
            .Where(row => row.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Number && type.GetInt32() == 1)
            .FirstOrDefault(row => AffinityText.Many(row, "emails").Contains(email, StringComparer.OrdinalIgnoreCase));
        if (person.ValueKind == JsonValueKind.Undefined)
        {
            throw CrmFailedException.Refused();
        }

        return known = new Known(key, AffinityIds.Of(user), AffinityIds.Of(person), HostOf(who), time.GetUtcNow() + Lasts);
    }

    // One label, so that whatever the account is called the host is one of Affinity's own.
    private static string? HostOf(JsonElement who) =>
        who.TryGetProperty("tenant", out var tenant) && AffinityText.Of(tenant, "subdomain")?.ToLowerInvariant() is { Length: > 0 and <= 63 } account
        && account.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && account[0] != '-' && account[^1] != '-'
            ? account + ".affinity.co"
            : null;

    private sealed record Known(string? Key, long User, long Person, string? Host, DateTimeOffset Until)
    {
        public override string ToString() => "owner";
    }
}
