using System.Security.Cryptography;
using System.Text;

namespace X80.Conformance.SelfTests;

/// <summary>What tells one set of cases from another.</summary>
public static class SuiteDigest
{
    /// <returns>SHA-256 over ids, titles and what a pass says, in hexadecimal.</returns>
    public static string Of() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', ServerVerification.Cases.Concat(ClientVerification.Cases).Select(each => $"{each.Id} {each.Title} {each.Shows}")))));
}
