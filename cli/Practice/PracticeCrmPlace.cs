namespace X80.Cli.Practice;

/// <summary>Where a stand-in answers, and the key that it knows.</summary>
internal sealed record PracticeCrmPlace(string Crm, string Address, string Key);
