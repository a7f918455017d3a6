using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary>Signs a pack that has no problems.</summary>
internal sealed class PackSigner(Consoles consoles, TimeProvider time, bool json)
{
    /// <exception cref="CliException">The key is none.</exception>
    public async Task<int> SignAsync(FileInfo file, FileInfo keyFile, CancellationToken cancellationToken)
    {
        using var key = await ReadKeyAsync(keyFile, cancellationToken);
        if (!await new PackLinter(consoles, time, json).TellAsync(file, cancellationToken))
        {
            consoles.Say("Not signed: put the pack right first.");
            return ExitCode.CheckFailed;
        }

        var signature = key.Sign(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        await File.WriteAllTextAsync(file.FullName + PackSignature.Extension, signature.ToString(), cancellationToken);
        var answer = new PackSignatureAnswer(file.ToString(), "signed", key.PublicKey.Id);
        await consoles.TellAsync(json, answer, CliJson.Default.PackSignatureAnswer, $"{answer.File}{PackSignature.Extension}: signed by {answer.Key}");
        return ExitCode.Done;
    }

    private static async Task<PackSigningKey> ReadKeyAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return PackSigningKey.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (FormatException malformed)
        {
            throw CliException.Usage("That file is no key to sign with.", malformed.Message, "Make a pair with: x80 reader pack sign --new-key FOLDER");
        }
    }
}
