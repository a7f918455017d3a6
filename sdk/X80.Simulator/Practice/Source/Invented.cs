using System.Security.Cryptography;
using System.Text;

namespace X80.Simulator.Practice.Source;

/// <summary>Ids and canaries: made up, and the same for the same seed.</summary>
internal static class Invented
{
    /// <summary>A message id of the form that web clients make.</summary>
    public static string MessageId(int seed, string chat, int index) =>
        "3EB0" + Convert.ToHexString(Digest($"{seed}/{chat}/{index}"))[..16];

    /// <summary>A word that occurs nowhere else, hidden in a sentence that is no part of any open chat.</summary>
    public static string Canary(int seed, string place) =>
        "zq" + Convert.ToHexStringLower(Digest($"canary/{seed}/{place}"))[..10];

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
