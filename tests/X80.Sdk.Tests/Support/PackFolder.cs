using System.Text;
using System.Text.Json.Nodes;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Tests.Support;

/// <summary>A folder with a signed pack of WhatsApp in it, and the key that signed it; both go with the test.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string PackFile = "whatsapp-web.pack.json";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-packs-");

    public PackSigningKey Key { get; } = PackSigningKey.Create();

    /// <summary>The folder with its own key trusted.</summary>
    public ReaderPackSource Source => ReaderPackSource.WithFolder(folder.FullName, Key.PublicKey);

    public ReaderPackSource Trusting(params IReadOnlyList<PackKey> keys) => ReaderPackSource.WithFolder(folder.FullName, keys);

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    /// <summary>Puts the bundled pack there under its next version, signed, after a change.</summary>
    public void Put(Action<JsonObject>? change = null)
    {
        var pack = JsonNode.Parse(ReaderPacks.Bundled("whatsapp-web").ToJson())!.AsObject();
        pack["version"] = "9000.1";
        change?.Invoke(pack);
        PutSigned(pack.ToJsonString());
    }

    public void PutSigned(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(PathOf(PackFile), bytes);
        File.WriteAllText(PathOf(PackFile + PackSignature.Extension), Key.Sign(bytes).ToString());
    }

    public void Dispose()
    {
        Key.Dispose();
        folder.Delete(recursive: true);
    }
}
