namespace X80.Contract.Sessions;

/// <summary>The routes of version 1, relative to the server's address.</summary>
public static class ExtRoutes
{
    public const string Base = "/api/ext";

    public const string Session = Base + "/session";

    public const string Conversations = Base + "/conversations";

    public const string Conversation = Conversations + "/{id}";

    public const string Privacy = Conversation + "/privacy";

    public const string Link = Conversation + "/link";

    public const string Sync = Conversation + "/sync";

    public const string Messages = Conversation + "/messages";

    public const string Message = Messages + "/{messageId}";

    public const string Note = Conversation + "/note";

    public const string Withdraw = Conversation + "/withdraw";

    public const string Records = Base + "/records";

    public const string RecordSearch = Records + "/search";

    public const string Record = Records + "/{kind}/{recordId}";

    public const string Activities = Record + "/activities";

    public const string Snippets = Base + "/snippets";

    public const string Ledger = Base + "/ledger";
}
