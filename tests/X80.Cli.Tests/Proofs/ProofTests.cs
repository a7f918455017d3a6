using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Proofs;

/// <summary>The kept results of the long proofs, and that nothing wrong with one stays unsaid.</summary>
public sealed class ProofTests : IDisposable
{
    private const string Table = """
        | name | command | must print | speaks of |
        |---|---|---|---|
        | `one` | `echo done` | `^done$` | `sdk` |

        ## Not yet proved

        """;

    private static readonly DateTimeOffset Day = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void The_kept_proofs_hold_today()
    {
        var faults = new ProofRule(TimeProvider.System).Faults(RepositoryView.OfTree()).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void The_published_table_is_read_whole_and_says_the_age()
    {
        var text = RepositoryView.OfTree().Files.Single(file => file.Path == "docs/proofs/README.md").Text;
        var table = new ProofTable(text);

        Assert.Equal(Regex.Count(text, "^\\| `", RegexOptions.Multiline), table.Rows.Count);
        Assert.Contains(table.Rows, row => row.Name == "gate-mutation");
        Assert.All(table.Rows, row => Assert.NotEmpty(row.MustPrint));
        Assert.Contains($"no older than {ProofRule.MostDays} days", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ProofRule.MostDays)]
    public void A_signed_result_is_good_for_its_time(int days) => Assert.Empty(Faults(Tree(Result()), days));

    [Fact]
    public void A_result_that_grew_old_says_what_to_run() =>
        Assert.Equal(["one was proved 181 days ago; 180 is the most: run .ci/prove one"], Faults(Tree(Result()), ProofRule.MostDays + 1));

    [Theory]
    [InlineData("echo done", "echo else", "another command")]
    [InlineData("\"passed\"", "\"failed\"", "did not pass")]
    [InlineData("[\"done\"]", "[\"else\"]", "did not pass")]
    [InlineData("2026-11-26", "2026-11-29", "dated in the future")]
    public void A_result_that_proves_something_else_is_named(string right, string wrong, string fault) =>
        Assert.Contains(fault, Assert.Single(Faults(Tree(Result().Replace(right, wrong, StringComparison.Ordinal)))), StringComparison.Ordinal);

    [Fact]
    public void A_result_that_was_changed_or_signed_by_somebody_else_is_named()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] said =
        [
            .. Faults(Tree(Result(), altered: Result().Replace("done", "gone", StringComparison.Ordinal))),
            .. Faults(Tree(Result(), signer: other)),
            .. Faults(Tree(Result(), except: "docs/proofs/signatures/one.sig")),
        ];

        Assert.Equal(3, said.Length);
        Assert.All(said, fault => Assert.Equal("one is not signed by a key in docs/proofs/keys, or was changed since: run .ci/prove one", fault));
    }

    [Fact]
    public void A_proof_without_a_result_is_listed_so_or_named()
    {
        Assert.Contains("has no result: run .ci/prove one", Assert.Single(Faults(new(File("README.md", Table)))), StringComparison.Ordinal);
        Assert.Empty(Faults(new(File("README.md", Table + "- `one`\n"))));
        Assert.Contains("take it off the list", Assert.Single(Faults(Tree(Result(), table: Table + "- `one`\n"))), StringComparison.Ordinal);
        Assert.Contains("two is not yet proved and not in the table", Assert.Single(Faults(Tree(Result(), table: Table + "- `two`\n"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_result_and_a_private_key_are_named()
    {
        RepositoryView planted = new(Tree(Result()).Files.Append(File("results/two.json", "{}\n")).Append(File("keys.txt", key.ExportPkcs8PrivateKeyPem())));

        Assert.Equal(
            ["docs/proofs/results/two.json belongs to no proof of the table: delete it.", "docs/proofs/keys.txt is a private key: take it out of the repository and its public half out of docs/proofs/keys."],
            Faults(planted));
    }

    public void Dispose() => key.Dispose();

    private static string Result() =>
        """{"name":"one","command":"echo done","startedAt":"2026-11-26T00:00:00Z","seconds":1,"printed":["done"],"outcome":"passed"}""" + "\n";

    private static RepositoryFile File(string name, string text) => new($"docs/proofs/{name}", text);

    private static List<string> Faults(RepositoryView tree, int days = 0) =>
        [.. new ProofRule(new FakeTimeProvider(Day.AddDays(days))).Faults(tree)];

    private RepositoryView Tree(string result, string? altered = null, ECDsa? signer = null, string? except = null, string table = Table)
    {
        var file = File("results/one.json", result);
        var signature = (signer ?? key).SignData(file.Bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        RepositoryFile[] files =
        [
            File("README.md", table), File("keys/known.pem", key.ExportSubjectPublicKeyInfoPem()),
            File("results/one.json", altered ?? result), File("signatures/one.sig", Convert.ToBase64String(signature)),
        ];
        return new(files.Where(held => held.Path != except));
    }
}
