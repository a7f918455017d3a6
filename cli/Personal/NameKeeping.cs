using X80.Sdk.Tokens;

namespace X80.Cli.Personal;

/// <summary>What a person is told about how names of chats are kept on this machine (HUMAN-9).</summary>
internal static class NameKeeping
{
    public const string Sealed =
        "Names of chats in the ledger are encrypted; the key lies in this machine's secret store.";

    public const string Plain =
        "This session has no secret store that works (Keychain, DPAPI, or a keyring on the session's bus): names of chats in the ledger are NOT encrypted. "
        + "The file is readable by you alone.";

    public static string Of(ISecretStore? store) => store is null ? Plain : Sealed;
}
