using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Proofs;

/// <summary>
/// Every proof has a kept result, signed by a trusted key, of the documented command, passed and not too old; or it is listed
/// as not yet proved.
/// </summary>
internal sealed class ProofRule(TimeProvider time)
{
    public const int MostDays = 180;

    private const string Root = "docs/proofs";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <returns>One sentence for each fault, with what to do.</returns>
    public IEnumerable<string> Faults(RepositoryView repository)
    {
        var table = new ProofTable(repository.Files.Single(file => file.Path == $"{Root}/README.md").Text);
        return table.Rows.SelectMany(row => Faults(repository, table, row))
            .Concat(Strays(repository, table))
            .Concat(repository.Files
                .Where(file => file.IsUnder(Root) && file.Text.Contains("PRIVATE KEY-", StringComparison.Ordinal))
                .Select(file => $"{file.Path} is a private key: take it out of the repository and its public half out of {Root}/keys."));
    }

    private IEnumerable<string> Faults(RepositoryView repository, ProofTable table, ProofRow row)
    {
        var result = Find(repository, $"{Root}/results/{row.Name}.json");
        if (result is null)
        {
            return table.NotYet.Contains(row.Name)
                ? []
                : [$"{row.Name} has no result: run .ci/prove {row.Name}, or list it under \"Not yet proved\"."];
        }

        if (table.NotYet.Contains(row.Name))
        {
            return [$"{row.Name} has a result and is listed as not yet proved: take it off the list."];
        }

        return IsSigned(repository, row.Name, result)
            ? Judge(row, JsonSerializer.Deserialize<KeptProof>(result.Bytes, Form)!)
            : [$"{row.Name} is not signed by a key in {Root}/keys, or was changed since: run .ci/prove {row.Name}"];
    }

    private IEnumerable<string> Judge(ProofRow row, KeptProof kept)
    {
        var again = $"run .ci/prove {row.Name}";
        if (kept.Name != row.Name || kept.Command != row.Command)
        {
            yield return $"{row.Name} was proved by another command than the documented one: {again}";
        }

        if (kept.Outcome != "passed" || !row.MustPrint.All(pattern => kept.Printed.Any(line => Regex.IsMatch(line, pattern))))
        {
            yield return $"{row.Name} did not pass: mend what it found, then {again}";
        }

        var days = (int)(time.GetUtcNow() - kept.StartedAt).TotalDays;
        if (days > MostDays)
        {
            yield return $"{row.Name} was proved {days} days ago; {MostDays} is the most: {again}";
        }

        if (kept.StartedAt > time.GetUtcNow().AddDays(1))
        {
            yield return $"{row.Name} is dated in the future: {again}";
        }
    }

    private static IEnumerable<string> Strays(RepositoryView repository, ProofTable table) =>
        repository.Files
            .Where(file => file.Folder is $"{Root}/results" or $"{Root}/signatures" && table.Rows.All(row => !file.Name.StartsWith(row.Name + ".", StringComparison.Ordinal)))
            .Select(file => $"{file.Path} belongs to no proof of the table: delete it.")
            .Concat(table.NotYet.Except(table.Rows.Select(row => row.Name)).Select(name => $"{name} is not yet proved and not in the table."));

    private static bool IsSigned(RepositoryView repository, string name, RepositoryFile result)
    {
        if (Find(repository, $"{Root}/signatures/{name}.sig") is not { } signature)
        {
            return false;
        }

        var bytes = Convert.FromBase64String(signature.Text);
        return repository.Files.Where(file => file.Folder == $"{Root}/keys").Any(file =>
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(file.Text);
            return key.VerifyData(result.Bytes, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        });
    }

    private static RepositoryFile? Find(RepositoryView repository, string path) => repository.Files.FirstOrDefault(file => file.Path == path);
}
