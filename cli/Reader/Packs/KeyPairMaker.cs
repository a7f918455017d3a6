using System.Text.Json;
using X80.Cli.Running;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary>Makes a key pair in files: never inside a repository, never over another key.</summary>
internal sealed class KeyPairMaker(Consoles consoles, bool json)
{
    private const string PrivateFile = "x80-packs.private.pem";
    private const string PublicFile = "x80-packs.public.pem";

    /// <exception cref="CliException">The folder lies in a git work tree, or holds a key already.</exception>
    public async Task<int> MakeAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (IsInWorkTree(folder))
        {
            throw CliException.Usage(
                "No key is made in that folder.",
                "It lies inside a git work tree, and a private key must never get into a repository.",
                "Name a folder outside of it.");
        }

        var (privateFile, publicFile) = (Path.Combine(folder.FullName, PrivateFile), Path.Combine(folder.FullName, PublicFile));
        if (File.Exists(privateFile) || File.Exists(publicFile))
        {
            throw CliException.Usage("No key is made in that folder.", "It holds a key already, and that is not written over.", "Name another folder.");
        }

        folder.Create();
        using var key = PackSigningKey.Create();
        await WriteForOwnerAsync(privateFile, key.ToPem(), cancellationToken);
        await File.WriteAllTextAsync(publicFile, key.PublicKey.ToPem(), cancellationToken);
        await consoles.Data.WriteLineAsync(json
            ? JsonSerializer.Serialize(new NewKeyAnswer(key.PublicKey.Id, PrivateFile, PublicFile), CliJson.Default.NewKeyAnswer)
            : key.PublicKey.Id);
        consoles.Say($"Made {PrivateFile} and {PublicFile}. Keep the private one secret and a copy of it safe; it is not encrypted.");
        consoles.Say("Name the public one in your program's code: ReaderPackSource.WithFolder(folder, PackKey.Parse(…)).");
        return ExitCode.Done;
    }

    /// <summary>Looked for from the folder upwards, and from where links on the way lead to.</summary>
    private static bool IsInWorkTree(DirectoryInfo? folder) =>
        folder is not null
        && (Path.Exists(Path.Combine(folder.FullName, ".git"))
            || IsInWorkTree(folder.Parent)
            || (folder.LinkTarget is not null && IsInWorkTree(folder.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo)));

    private static async Task WriteForOwnerAsync(string file, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
