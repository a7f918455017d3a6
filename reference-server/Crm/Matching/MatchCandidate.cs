using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>A record as matching sees it: nothing but what the administrator allows stands in it.</summary>
internal sealed class MatchCandidate
{
    private NameText? text;
    private IReadOnlyList<NameWord>? employers;

    public required RecordRef Record { get; init; }

    public required string Name { get; init; }

    public string Subtitle { get; init; } = "";

    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Of a company, or of the companies of a person.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <value>The name in words.</value>
    public NameText Text => text ??= NameText.Of(Name);

    /// <value>The words by which its company is known from the domains.</value>
    public IReadOnlyList<NameWord> Employers => employers ??= DomainNames.LabelsOf(this);

    public override string ToString() => $"candidate {Record.Kind}";
}
