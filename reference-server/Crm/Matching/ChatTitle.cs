using System.Text.RegularExpressions;
using PhoneNumbers;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>What the title and the visible number of a chat say: names, numbers, mail addresses, domains. In memory alone (GATE-10).</summary>
internal sealed partial class ChatTitle
{
    private ChatTitle(NameText name, IReadOnlyList<PhoneNumber> numbers, IReadOnlyList<string> emails, IReadOnlyList<string> domains) =>
        (Name, Numbers, Emails, Domains) = (name, numbers, emails, domains);

    public NameText Name { get; }

    public IReadOnlyList<PhoneNumber> Numbers { get; }

    public IReadOnlyList<string> Emails { get; }

    public IReadOnlyList<string> Domains { get; }

    public static ChatTitle Of(ChatEnvelope envelope, PhoneBook phones)
    {
        var text = (envelope.Title ?? "").Normalize(System.Text.NormalizationForm.FormC);
        string[] emails = [.. MailAddress().Matches(text).Select(match => match.Value.ToLowerInvariant())];
        text = MailAddress().Replace(text, " | ");
        string[] domains = [.. DomainName().Matches(text).Select(match => match.Value.ToLowerInvariant())];
        text = DomainName().Replace(text, " | ");
        var numbers = new List<PhoneNumber>();
        foreach (var found in phones.FindIn(text))
        {
            numbers.Add(found.Number);
            text = text.Replace(found.RawString, " | ", StringComparison.Ordinal);
        }

        // What the page shows as the number is one; a title is read only for want of it.
        var shown = phones.Read(envelope.Phone);
        return new ChatTitle(NameText.Of(text), shown is null ? numbers : [shown], emails, domains);
    }

    public override string ToString() => "title of a chat";

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"(?<![\p{L}\p{N}@.-])(https?://)?([a-z0-9-]{2,63}\.)+[a-z]{2,24}(?![\p{L}\p{N}-])")]
    private static partial Regex DomainName();
}
