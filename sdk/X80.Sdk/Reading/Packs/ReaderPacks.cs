namespace X80.Sdk.Reading.Packs;

/// <summary>The packs inside this package; trusted because they are in it.</summary>
public static class ReaderPacks
{
    /// <exception cref="ReaderPackException">The package holds no such pack, or the pack is not complete.</exception>
    public static ReaderPack Bundled(string id)
    {
        var file = id + ReaderPack.Extension;
        return ReaderPack.Parse(Load(file) ?? throw new ReaderPackException(id, file, "The package holds no such pack.", "Name one that it holds."), file);
    }

    /// <summary>The JSON Schema of packs, for editors and for authors of channels.</summary>
    public static string Schema() => Load("reader-pack.schema.json") ?? throw new InvalidOperationException("The schema is missing from the package; reinstall X80.Sdk.");

    private static string? Load(string file)
    {
        using var stream = typeof(ReaderPacks).Assembly.GetManifestResourceStream(file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
