using System.Globalization;
using System.Text;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>The fields that a workspace makes for its records: an administrator's act, audited.</summary>
internal sealed class LocalFieldBook(SettingsDesk desk, AuditTrail audit)
{
    private const int MostFields = 50;
    private const int LabelLength = 60;
    private const int KeyLength = 40;
    private const int MostChoices = 100;

    /// <value>The types that a field may have.</value>
    public static IReadOnlyList<FieldKind> Types { get; } =
    [
        FieldKind.Text, FieldKind.Number, FieldKind.Date, FieldKind.Select, FieldKind.Checkbox, FieldKind.Email, FieldKind.Phone, FieldKind.Url,
    ];

    /// <param name="administrator">Who makes it.</param>
    /// <param name="field">Its kind, label, type and choices; the key is made of the label.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsRefusedException">It cannot be; the message says why.</exception>
    public Task AddAsync(Caller administrator, LocalField field, CancellationToken cancellationToken) => desk.AsAdministratorAsync(
        administrator,
        session =>
        {
            var workspace = administrator.Member.Workspace;
            var held = LocalFields.OwnOf(field.Kind, LocalShelf.Fields(session, workspace)).ToList();
            Check(field, held);
            session.Execute("crm.add_field", new
            {
                Workspace = workspace,
                field.Kind,
                Key = KeyOf(field.Label, [.. held.Select(known => known.Key)]),
                field.Label,
                field.Type,
                Options = field.Type == FieldKind.Select.Value ? field.Options : null,
                Position = held.Count == 0 ? 1 : held.Max(known => known.Position) + 1,
            });
            audit.Append(session, administrator, new AuditEntry("settings", Allowed: true) { Counts = $"ownField={field.Kind}:added" });
            return true;
        },
        cancellationToken);

    /// <summary>Takes a field away, with what stands in it.</summary>
    /// <exception cref="SettingsRefusedException">Not an administrator.</exception>
    public Task RemoveAsync(Caller administrator, string kind, string key, CancellationToken cancellationToken) => desk.AsAdministratorAsync(
        administrator,
        session =>
        {
            Require(key.StartsWith(LocalFields.Own, StringComparison.Ordinal), "Only a field that the workspace made is removed.");
            var arguments = new { administrator.Member.Workspace, Kind = kind, Key = key };
            var values = session.Execute("crm.drop_values_of_field", arguments);
            if (session.Execute("crm.drop_field", arguments) > 0)
            {
                audit.Append(session, administrator, new AuditEntry("settings", Allowed: true) { Counts = $"ownField=removed values={values}" });
            }

            return true;
        },
        cancellationToken);

    private static void Check(LocalField field, List<LocalField> held)
    {
        Require(field.Kind is "person" or "company" or "deal", "A field belongs to people, companies or deals.");
        Require(field.Label.Length is > 0 and <= LabelLength, $"A label has 1 to {LabelLength} characters.");
        Require(Types.Any(type => type.Value == field.Type), "Choose one of the types.");
        Require(held.Count < MostFields, $"A kind of records has at most {MostFields} fields of the workspace's own.");
        var labels = held.Select(known => known.Label).Concat(LocalFields.All.Select(known => known.Name));
        Require(!labels.Contains(field.Label, StringComparer.OrdinalIgnoreCase), "There is a field of this label already.");
        Require(
            field.Type != FieldKind.Select.Value || field.Choices is { Count: > 0 and <= MostChoices } && field.Choices.All(choice => choice.Length is > 0 and <= 100),
            "A select offers 1 to 100 choices, one a line, each of at most 100 characters.");
    }

    /// <summary>Letters and digits of the label, so that it can be told in an export and an address; a number behind it where it is taken.</summary>
    private static string KeyOf(string label, HashSet<string> taken)
    {
        var word = new StringBuilder(LocalFields.Own);
        foreach (var letter in label.Normalize(NormalizationForm.FormD).Where(letter => letter < 128 && word.Length < KeyLength))
        {
            word.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : word[^1] == '-' ? "" : "-");
        }

        var key = word.ToString().TrimEnd('-');
        return Enumerable.Range(1, MostFields + 1)
            .Select(number => number == 1 && key.Length > LocalFields.Own.Length ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{number}"))
            .First(candidate => !taken.Contains(candidate));
    }

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new SettingsRefusedException(why);
        }
    }
}
