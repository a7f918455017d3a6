namespace X80.Conformance.Launching;

/// <summary>A script that the suite carries.</summary>
internal static class RigFile
{
    public static string Read(string name)
    {
        using var stream = typeof(RigFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is missing from the package; reinstall X80.Conformance.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
