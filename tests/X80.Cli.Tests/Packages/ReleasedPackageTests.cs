using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace X80.Cli.Tests.Packages;

/// <summary>A package as a release makes it: from a clone, whose remote the machine alone knows with its token.</summary>
public sealed class ReleasedPackageTests
{
    private const string Mapped = "/_/";

    private static readonly Guid SourceLink = new("cc110556-a091-4d38-9fec-25ab9a351a6a");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_symbols_lead_to_the_commit_it_is_the_same_wherever_it_was_packed_and_it_tells_nothing_of_the_machine()
    {
        using var one = await ClonedSources.PackAsync(Cancel);
        using var other = await ClonedSources.PackAsync(Cancel);

        var entries = EntriesOf(one);
        var repository = XDocument.Load(new MemoryStream(entries.First(entry => entry.Name == "X80.Sdk.nuspec").Bytes))
            .Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(("git", one.Commit), ((string?)repository.Attribute("type"), (string?)repository.Attribute("commit")));
        Assert.StartsWith(ClonedSources.Remote, (string?)repository.Attribute("url"), StringComparison.Ordinal);

        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(entries.Single(entry => entry.Name == "lib/net10.0/X80.Sdk.pdb").Bytes));
        var reader = symbols.GetMetadataReader();
        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(found => reader.GetGuid(found.Kind) == SourceLink);
        Assert.Equal(
            $"https://raw.githubusercontent.com/x80-example/x80/{one.Commit}/*",
            (string?)JsonNode.Parse(reader.GetBlobBytes(link.Value))!["documents"]![Mapped + "*"]);
        Assert.All(reader.Documents, document => Assert.StartsWith(Mapped, reader.GetString(reader.GetDocument(document).Name), StringComparison.Ordinal));

        Assert.All(entries, entry => Assert.All(one.Secrets, secret => Assert.Equal(-1, entry.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)))));
        var built = entries.Where(IsBuilt).ToList();
        Assert.Equal(["lib/net10.0/X80.Sdk.dll", "lib/net10.0/X80.Sdk.xml", "lib/net10.0/X80.Sdk.pdb"], built.Select(entry => entry.Name));
        Assert.All(built.Zip(EntriesOf(other).Where(IsBuilt)), pair => Assert.True(pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes), pair.First.Name));
    }

    private static bool IsBuilt((string Name, byte[] Bytes) entry) => entry.Name.StartsWith("lib/", StringComparison.Ordinal);

    private static List<(string Name, byte[] Bytes)> EntriesOf(ClonedSources clone) => [.. Entries(clone.Package), .. Entries(clone.Symbols)];

    private static List<(string Name, byte[] Bytes)> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.Select(entry => (entry.FullName, BytesOf(entry)))];
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
