using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>What the account holds. Its owner serialises the calls.</summary>
internal sealed class AffinityAccount
{
    public const int ChatMessage = 2;
    public const long PhoneField = 501;
    public const string PhoneFieldName = "affinity-data-phone-number";
    private const string Ranked = "ranked-dropdown";

    private long nextId = 1_000;
    private long nextChat = 1_000;

    public AffinityAccount(AffinityStandInOptions options)
    {
        Options = options;
        Keys.Add(options.Key);
        Owner = Add(AffinityEntityKind.Person, "Practice", "Owner", isInternal: true, emails: ["owner@practice.example"]);
        Colleague = Add(AffinityEntityKind.Person, "Practice", "Colleague", isInternal: true, emails: ["colleague@practice.example"]);
        Add(AffinityEntityKind.Company, "Worldwide Holdings", "", isGlobal: true);
        if (options.HasTwoDealLists)
        {
            Lists.Add(new AffinityList(79, "Partners", AffinityEntityKind.Opportunity, []));
        }
    }

    public AffinityStandInOptions Options { get; }

    /// <value>Whom the key belongs to.</value>
    public AffinityEntity Owner { get; }

    public AffinityEntity Colleague { get; }

    public List<AffinityEntity> Entities { get; } = [];

    /// <value>Deals and a list of people; a second one of deals where the options say so.</value>
    public List<AffinityList> Lists { get; } =
    [
        new(77, "Deals", AffinityEntityKind.Opportunity,
        [
            new(1625, "Status", 7, Ranked) { Options = ["New", "Negotiation", "Won", "Lost"] },
            new(1626, "Amount", 3, "number"),
            new(1627, "Close date", 4, "datetime"),
            new(1628, "Source", 2, "dropdown") { Options = ["Fair", "Web"] },
            new(1629, "Memo", 6, "text"),
            new(1630, "Goods", 2, "dropdown-multi") { Options = ["Coffee", "Tea", "Cocoa"] },
            new(1631, "Contact", 0, "person"),
            new(1632, "Team", 0, "person-multi"),
            new(1633, "Rival", 1, "company"),
            new(1634, "Rivals", 1, "company-multi"),
            new(1635, "Place", 5, "location"),
            new(1636, "Places", 5, "location-multi"),
            new(1637, "Words", 6, "filterable-text-multi"),
            new(1638, "Lots", 3, "number-multi"),
            new(1639, "Expected", 3, "formula-number") { HalfOf = 1626 },
        ]),
        new(78, "Newcomers", AffinityEntityKind.Person, [new(1725, "Status", 7, Ranked) { Options = ["Met", "Invited"] }]),
    ];

    public List<AffinityEntry> Entries { get; } = [];

    public List<AffinityNote> Notes { get; } = [];

    public List<AffinityChat> Chats { get; } = [];

    /// <value>What is to be done, by whom it concerns.</value>
    public List<(AffinityEntityKind Kind, long Entity, DateTimeOffset Due)> Reminders { get; } = [];

    /// <value>The keys that it knows.</value>
    public HashSet<string> Keys { get; } = [];

    public int NoteBytes { get; set; } = int.MaxValue;

    public DateTimeOffset Now => Options.Time.GetUtcNow();

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public long NewId() => nextId += 3;

    /// <summary>Ids of interactions are unique within their type alone, so they meet those of others.</summary>
    public long NewChatId() => nextChat += 3;

    public AffinityEntity? Find(AffinityEntityKind kind, long id) => Entities.Find(one => one.Kind == kind && one.Id == id);

    public AffinityEntity Add(
        AffinityEntityKind kind, string name, string lastName, bool isInternal = false, bool isGlobal = false, IReadOnlyList<string>? emails = null)
    {
        var entity = new AffinityEntity(NewId(), kind, Now) { IsInternal = isInternal, IsGlobal = isGlobal, Name = name, LastName = lastName, Emails = [.. emails ?? []] };
        Entities.Add(entity);
        return entity;
    }

    /// <summary>An opportunity with its one row.</summary>
    public AffinityEntity AddOpportunity(string name, AffinityList list)
    {
        var deal = Add(AffinityEntityKind.Opportunity, name, "");
        deal.Entry = AddEntry(list, deal);
        return deal;
    }

    public AffinityEntry AddEntry(AffinityList list, AffinityEntity entity)
    {
        var entry = new AffinityEntry(NewId(), list, entity.Id, Owner.Id, Now);
        Entries.Add(entry);
        return entry;
    }

    /// <summary>Puts a row's "Status" to an option, which is there from then on.</summary>
    public static void SetStage(AffinityEntry entry, string stage)
    {
        var field = entry.List.Fields.First(one => one.Name == "Status");
        if (!field.Options.Contains(stage))
        {
            field.Options.Add(stage);
        }

        entry.Cells[field.Id] = field.IdOf(field.Options.IndexOf(stage)).ToString(CultureInfo.InvariantCulture);
    }

    public void SetField(AffinityEntity entity, long field, string value) => entity.Fields.Add((NewId(), field, value));

    /// <summary>What a search sees: not what was made a moment ago.</summary>
    public IEnumerable<AffinityEntity> Seen(AffinityEntityKind kind) =>
        Entities.Where(one => one.Kind == kind && (Options.SearchDelay == TimeSpan.Zero || one.MadeAt + Options.SearchDelay <= Now));

    /// <summary>A logged chat message counts as an interaction of everybody in it.</summary>
    public void Touch(IEnumerable<long> people, DateTimeOffset at)
    {
        foreach (var person in people.Select(id => Find(AffinityEntityKind.Person, id)).OfType<AffinityEntity>())
        {
            person.LastChatAt = at;
        }
    }

    public static JsonObject Dates(AffinityEntity entity) => new()
    {
        ["last_email_date"] = entity.LastEmailAt is { } mail ? Stamp(mail) : null,
        ["last_event_date"] = null,
        ["next_event_date"] = null,
        ["last_chat_message_date"] = entity.LastChatAt is { } chat ? Stamp(chat) : null,
        ["last_interaction_date"] = entity.LastInteractionAt is { } last ? Stamp(last) : null,
    };
}
