using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Activities of the embedded CRM, written in the transaction of the click that pays for them.</summary>
internal static class LocalActivities
{
    public static Activity Log(StoreSession session, ServerOptions options, RecordRef record, ActivityDraft draft)
    {
        var arguments = new
        {
            draft.Member.Workspace,
            Id = RandomId.New(),
            RecordKind = record.Kind.Value,
            RecordId = record.Id.Value,
            Kind = draft.Kind.Value,
            draft.Day,
            draft.Member.Member,
            Conversation = draft.Conversation.Value,
            Channel = draft.Channel.Value,
            draft.Messages,
            draft.Typed,
        };
        session.Execute("crm.log", arguments);
        return session.Find<ActivityRow>("crm.activity", arguments)!.ToActivity(options);
    }

    public static Activity? Find(StoreSession session, ServerOptions options, RecordRef record, ActivityDraft draft) =>
        session.Find<ActivityRow>("crm.activity", new
        {
            draft.Member.Workspace,
            RecordKind = record.Kind.Value,
            RecordId = record.Id.Value,
            Kind = draft.Kind.Value,
            draft.Day,
            Conversation = draft.Conversation.Value,
        })?.ToActivity(options);
}
