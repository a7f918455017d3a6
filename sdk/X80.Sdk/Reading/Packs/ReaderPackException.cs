namespace X80.Sdk.Reading.Packs;

/// <summary>A reader pack cannot be used.</summary>
public sealed class ReaderPackException : Exception
{
    public ReaderPackException(string pack, string path, string problem, string fix, Exception? inner = null)
        : base($"Reader pack {pack}, at {path}: {problem} {fix}", inner) => (Pack, Path, Problem, Fix) = (pack, path, problem, fix);

    /// <summary>The pack's id, or the name of its file where the id could not be read.</summary>
    public string Pack { get; }

    /// <summary>The place in the JSON.</summary>
    public string Path { get; }

    /// <summary>What is wrong there.</summary>
    public string Problem { get; }

    /// <summary>What to write instead.</summary>
    public string Fix { get; }
}
