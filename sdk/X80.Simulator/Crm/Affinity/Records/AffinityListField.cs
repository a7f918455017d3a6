namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A field of a list.</summary>
/// <param name="Id">Its id in version 1.</param>
/// <param name="Name">Its label.</param>
/// <param name="Number">Its type in version 1.</param>
/// <param name="Word">Its type in version 2.</param>
internal sealed record AffinityListField(long Id, string Name, int Number, string Word)
{
    private const long FirstOption = 10;
    private const string Many = "-multi";

    /// <value>The texts of a dropdown in their order; none for any other field.</value>
    public List<string> Options { get; init; } = [];

    /// <value>Of a formula: the field of numbers that it halves.</value>
    public long? HalfOf { get; init; }

    public bool IsMany => Word.EndsWith(Many, StringComparison.Ordinal);

    /// <value>The type of one of its values in version 2.</value>
    public string One => IsMany ? Word[..^Many.Length] : Word;

    public string Key => $"field-{Id}";

    public long IdOf(int option) => Id * FirstOption + option + 1;

    /// <returns>The text of an option; null where there is none of this id.</returns>
    public string? OptionOf(long id) => Options.ElementAtOrDefault((int)(id - (Id * FirstOption) - 1));
}
