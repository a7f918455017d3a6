namespace X80.Sdk.Reading.Packs;

/// <summary>The packs inside this package; trusted because they are in it.</summary>
public static class ReaderPacks
{
    /// <exception cref="ReaderPackException">The package holds no such pack, or the pack is not complete.</exception>
    public static ReaderPack Bundled(string id)
    {
        var file = $"{id}.pack.json";
        using var stream = typeof(ReaderPacks).Assembly.GetManifestResourceStream(file)
            ?? throw new ReaderPackException(id, file, "The package holds no such pack.");
        using var reader = new StreamReader(stream);
        return ReaderPack.Parse(reader.ReadToEnd(), file);
    }
}
