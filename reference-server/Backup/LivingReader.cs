using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>Reads the second part from one snapshot.</summary>
internal static class LivingReader
{
    public static LivingKeys Read(StoreSession session, DateTimeOffset now) => new()
    {
        Workspace = session.Find<string>("backup.workspace")!,
        At = now.ToUnixTimeMilliseconds(),
        Epochs = session.Query<EpochRow>("keys.epochs"),
        Conversations = session.Query<LivingConversation>("backup.conversations"),
        ConversationKeys = session.Query<WrappedKeyRow>("backup.conversation_keys"),
        MessageKeys = session.Query<LivingMessage>("backup.message_keys"),
        Withheld = session.Query<LivingMessage>("backup.withheld"),
        Tokens = session.Query<string>("backup.tokens"),
    };
}
