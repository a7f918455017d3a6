using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary><c>x80 reader pack verify</c>: whether a key signed a pack exactly as it is.</summary>
internal sealed class PackVerifyCommand : ExampledCommand
{
    private readonly Consoles consoles;

    public PackVerifyCommand(Consoles consoles)
        : base(
            "verify",
            "Says whether a key signed a pack exactly as it is.",
            "x80 reader pack verify acme-chat.pack.json --key ~/x80-keys/x80-packs.public.pem")
    {
        this.consoles = consoles;
        var file = new Argument<FileInfo>("FILE") { Description = "The pack; its signature lies beside it." };
        file.AcceptExistingOnly();
        var key = new Option<FileInfo>("--key") { Description = "The public key.", Required = true };
        key.AcceptExistingOnly();
        var json = new JsonOption();
        Arguments.Add(file);
        Options.Add(key);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => VerifyAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(key), parsed.GetValue(json), cancellationToken));
    }

    private async Task<int> VerifyAsync(FileInfo file, FileInfo keyFile, bool json, CancellationToken cancellationToken)
    {
        var key = await PackKeyFile.ReadAsync(keyFile, cancellationToken);
        var outcome = await OutcomeAsync(file, key, cancellationToken);
        await consoles.TellAsync(
            json, new PackSignatureAnswer(file.ToString(), outcome, key.Id), CliJson.Default.PackSignatureAnswer, $"{file}: {Words(outcome)}");
        return outcome == "signed" ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static async Task<string> OutcomeAsync(FileInfo file, PackKey key, CancellationToken cancellationToken)
    {
        var signatureFile = file.FullName + PackSignature.Extension;
        if (!File.Exists(signatureFile)
            || PackSignature.Parse(await File.ReadAllTextAsync(signatureFile, cancellationToken)) is not { } signature)
        {
            return "unsigned";
        }

        return signature.KeyId != key.Id ? "other-key"
            : key.Verifies(await File.ReadAllBytesAsync(file.FullName, cancellationToken), signature) ? "signed" : "tampered";
    }

    private static string Words(string outcome) => outcome switch
    {
        "signed" => "signed by this key, and unchanged since.",
        "unsigned" => "no readable signature lies beside it. Sign it, or get its .sig file.",
        "other-key" => "signed by another key. Ask its maker for the right one.",
        _ => "not what was signed. Get it again from its source.",
    };
}
