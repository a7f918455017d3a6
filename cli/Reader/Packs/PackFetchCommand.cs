using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary><c>x80 reader pack fetch</c>: gets a newer pack into a pack folder, because a person said so.</summary>
internal sealed class PackFetchCommand : ExampledCommand
{
    private readonly Consoles consoles;
    private readonly TimeProvider time;

    public PackFetchCommand(Consoles consoles, TimeProvider time)
        : base(
            "fetch",
            "Gets a newer pack and its signature, checks both, and puts them into a pack folder. Nothing else ever fetches a pack.",
            "x80 reader pack fetch https://packs.example/whatsapp-web.pack.json --into ./packs --key x80-packs.public.pem")
    {
        (this.consoles, this.time) = (consoles, time);
        var address = new Argument<Uri>("ADDRESS")
        {
            Description = "Where NAME.pack.json lies, with NAME.pack.json.sig beside it: https, or http on this machine.",
            CustomParser = WebAddress.Parser("ADDRESS")!,
        };
        var folder = new Option<DirectoryInfo>("--into") { Description = "The pack folder.", Required = true };
        var key = new Option<FileInfo>("--key") { Description = "The public key that must have signed it.", Required = true };
        key.AcceptExistingOnly();
        var json = new JsonOption();
        Arguments.Add(address);
        Options.Add(folder);
        Options.Add(key);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => FetchAsync(
            parsed.GetRequiredValue(address), parsed.GetRequiredValue(folder), parsed.GetRequiredValue(key), parsed.GetValue(json), cancellationToken));
    }

    private async Task<int> FetchAsync(Uri address, DirectoryInfo folder, FileInfo keyFile, bool json, CancellationToken cancellationToken)
    {
        var key = await PackKeyFile.ReadAsync(keyFile, cancellationToken);
        try
        {
            var pack = await new PackFetcher(folder.FullName, time, key).FetchAsync(address, policy: null, cancellationToken);
            await consoles.TellAsync(
                json, new PackFetchAnswer(pack.Id, pack.Version, "fetched"), CliJson.Default.PackFetchAnswer, $"{pack}: fetched into {folder}");
            return ExitCode.Done;
        }
        catch (PackFetchException refused)
        {
            await consoles.TellAsync(
                json, new PackFetchAnswer(null, null, refused.Why), CliJson.Default.PackFetchAnswer, $"{refused.Why}: {refused.Message}");
            return ExitCode.CheckFailed;
        }
    }
}
