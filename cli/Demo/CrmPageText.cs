namespace X80.Cli.Demo;

/// <summary>What a person reads on a record's web page.</summary>
internal sealed record CrmPageText(string Title, string Heading, string Text)
{
    public override string ToString() => "text of a record's page";
}
