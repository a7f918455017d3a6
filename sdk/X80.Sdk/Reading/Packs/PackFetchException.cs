namespace X80.Sdk.Reading.Packs;

/// <summary>A pack was not fetched; the folder holds what it held before.</summary>
public sealed class PackFetchException : Exception
{
    internal PackFetchException(string why, string what, string next, Exception? inner = null) : base($"{what} The pack folder is as it was. {next}", inner) =>
        (Why, What, Next) = (why, what, next);

    /// <summary>A stable word, such as <c>pack-expired</c> or <c>fetch-redirected</c>.</summary>
    public string Why { get; }

    /// <summary>What is the matter, in a sentence.</summary>
    public string What { get; }

    /// <summary>What to do next, in a sentence.</summary>
    public string Next { get; }
}
