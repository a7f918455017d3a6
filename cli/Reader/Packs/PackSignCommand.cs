using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Reader.Packs;

/// <summary><c>x80 reader pack sign</c>: signs a pack, or makes the pair of keys for it.</summary>
internal sealed class PackSignCommand : ExampledCommand
{
    public PackSignCommand(Consoles consoles, TimeProvider time)
        : base(
            "sign",
            "Writes a pack's signature beside it; or makes a key pair, in a folder outside of any repository.",
            "x80 reader pack sign --new-key ~/x80-keys",
            "x80 reader pack sign acme-chat.pack.json --key ~/x80-keys/x80-packs.private.pem")
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The pack.", Arity = ArgumentArity.ZeroOrOne };
        file.AcceptExistingOnly();
        var key = new Option<FileInfo>("--key") { Description = "The private key to sign with." };
        key.AcceptExistingOnly();
        var newKey = new Option<DirectoryInfo>("--new-key") { Description = "Makes a key pair in this folder and signs nothing." };
        var json = new JsonOption();
        Arguments.Add(file);
        Options.Add(key);
        Options.Add(newKey);
        Options.Add(json);
        Validators.Add(result =>
        {
            var given = (result.GetResult(file) is { Tokens.Count: > 0 }, result.GetResult(key) is not null, result.GetResult(newKey) is not null);
            if (given is not ((true, true, false) or (false, false, true)))
            {
                result.AddError("Name a pack and --key; or --new-key alone.");
            }
        });
        SetAction((parsed, cancellationToken) => parsed.GetValue(newKey) is { } folder
            ? new KeyPairMaker(consoles, parsed.GetValue(json)).MakeAsync(folder, cancellationToken)
            : new PackSigner(consoles, time, parsed.GetValue(json)).SignAsync(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(key), cancellationToken));
    }
}
