using X80.Cli.Running;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary>The public half of a pair, from its file.</summary>
internal static class PackKeyFile
{
    /// <exception cref="CliException">The file is no public key.</exception>
    public static async Task<PackKey> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return PackKey.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (FormatException malformed)
        {
            throw CliException.Usage("That file is no key to verify with.", malformed.Message, "Name the public half of the pair.");
        }
    }
}
