using System.Globalization;

namespace X80.Benchmarks.Scale;

/// <summary>Rows of the tables that later migrations read, change or index; bytes of the lengths that the server writes.</summary>
internal static class FilledRows
{
    public const int Messages = 10;

    private const int Entries = 4;
    private const int Members = 64;
    private const int SealedBytes = 192;
    private const int WrappedBytes = 64;
    private const int TagBytes = 32;
    private const string Workspace = "'w'";

    /// <summary>One conversation, by its key.</summary>
    public const string Read = $"select privacy from conversations where {Asked}";

    public const string Write = $"update conversations set opened_at = opened_at + 1 where {Asked}";

    private const string Asked = "workspace_id = 'w' and member_id = 'asked' and id = 'asked'";

    /// <param name="to">Whose SQL.</param>
    /// <param name="count">Conversations.</param>
    public static IEnumerable<string> Statements(IFilledDatabase to, int count)
    {
        var messages = count * Messages;
        var (conversation, member) = (to.Id("i"), to.Id(Of("i % {0}", Members)));
        var (ofMessage, memberOfMessage) = (to.Id(Of("i / {0}", Messages)), to.Id(Of("(i / {0}) % {1}", Messages, Members)));
        return
        [
            $"insert into conversations (workspace_id, member_id, id, channel, key_tag, privacy, opened_at) select {Workspace}, {member}, {conversation}, 'whatsapp', {to.Bytes(TagBytes)}, 'shared', i from {to.Series(count)}",
            $"insert into conversations (workspace_id, member_id, id, channel, key_tag, privacy, opened_at) select {Workspace}, 'asked', 'asked', 'whatsapp', {to.Bytes(TagBytes)}, 'shared', i from {to.Series(1)}",
            $"insert into conversation_keys (workspace_id, member_id, conversation_id, epoch, wrapped) select {Workspace}, {member}, {conversation}, 1, {to.Bytes(WrappedBytes)} from {to.Series(count)}",
            $"insert into idempotency (workspace_id, member_id, tag, body_tag, outcome, done_at) select {Workspace}, {member}, {to.Bytes(TagBytes)}, {to.Bytes(TagBytes)}, 'done', i from {to.Series(count)}",
            $"insert into audit (workspace_id, member_id, seq, at, token_id, route, allowed, hash) select {Workspace}, {member}, i, i, 'token', 'sync', 1, {to.Bytes(TagBytes)} from {to.Series(count * Entries)}",
            $"insert into crm_records (workspace_id, kind, id, name, next_step_at, created_at) select {Workspace}, 'person', {conversation}, 'Somebody', i, i from {to.Series(count)}",
            $"insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed) select {Workspace}, {memberOfMessage}, {ofMessage}, {to.Id("i")}, 'sync', {to.Bytes(SealedBytes)} from {to.Series(messages)}",
            $"insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at) select {Workspace}, {memberOfMessage}, {ofMessage}, {to.Id("i")}, i from {to.Series(messages)}",
            $"insert into message_edges (workspace_id, member_id, conversation_id, before_id, after_id) select {Workspace}, {memberOfMessage}, {ofMessage}, {to.Id("i")}, {to.Id("i + 1")} from {to.Series(messages)}",
        ];
    }

    private static string Of(string format, params int[] numbers) => string.Format(CultureInfo.InvariantCulture, format, [.. numbers.Cast<object>()]);
}
