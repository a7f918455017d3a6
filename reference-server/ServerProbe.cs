using System.Text;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer;

/// <summary>
/// Looks for texts in everything the server keeps: the raw bytes of its files, and every message and note decrypted. It
/// reads on the server's own machine, with its keys.
/// </summary>
public sealed class ServerProbe
{
    private readonly ServerOptions options;
    private readonly IStore store;
    private readonly MessageStore messages;
    private readonly NoteBook notes;

    internal ServerProbe(ServerOptions options, IStore store, MessageStore messages, NoteBook notes) =>
        (this.options, this.store, this.messages, this.notes) = (options, store, messages, notes);

    /// <summary>The raw rows of PostgreSQL, which the role that a server signs in as does not see.</summary>
    /// <param name="owner">The server's database as its owner with BYPASSRLS, or a superuser.</param>
    /// <param name="texts">What is looked for.</param>
    /// <param name="cancellationToken">Reads only.</param>
    /// <exception cref="ServerStateException">The rows cannot all be read.</exception>
    public static Task<IReadOnlyList<ServerProbeHit>> FindInRowsAsync(
        string owner, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        RawRows.FindAsync(PostgresAddress.OrThrow(owner), texts, cancellationToken);

    /// <returns>Every text that was found, once for each place. On PostgreSQL without its raw rows.</returns>
    public async Task<IReadOnlyList<ServerProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var hits = new List<ServerProbeHit>();
        var finder = new TextFinder(texts);
        foreach (var file in Files())
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            hits.AddRange(finder.In(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).Select(text => new ServerProbeHit(text, $"file {Path.GetFileName(file)}")));
        }

        var dump = new List<(string Place, string Text)>();
        foreach (var member in await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken))
        {
            dump.AddRange(await store.ReadAsync(StoreRole.Of(member), session => Dump(session, member), cancellationToken));
        }

        hits.AddRange(
            from place in dump.GroupBy(each => each.Place, each => each.Text)
            from text in finder.In(Encoding.UTF8.GetBytes(string.Join('\n', place)))
            select new ServerProbeHit(text, place.Key));
        return [.. hits.Distinct()];
    }

    private IEnumerable<string> Files() =>
        new[] { options.DataFolder, options.AuditFolderOrDefault }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)
            .Where(file => Path.GetFileName(file) != ServerLock.FileName);

    private List<(string Place, string Text)> Dump(StoreSession session, MemberScope member)
    {
        var dump = new List<(string, string)>();
        foreach (var held in session.Query<HeldConversation>("probe.conversations", member))
        {
            var id = ConversationId.Parse(held.Id);
            var stored = messages.ReadAll(session, member, id);
            dump.AddRange(stored.Select(m => ("messages", string.Join('\n', m.Message.Text, m.Message.Caption, m.Message.FileName, m.Message.Author))));
            foreach (var note in session.Query<string>("probe.notes", new { member.Workspace, member.Member, Conversation = id.Value }))
            {
                IReadOnlyList<NotePart> parts = notes.Render(session, member, "", id, ChannelKind.Parse(held.Channel), note);
                dump.AddRange(parts.Select(part => ("note", part.Text)));
            }
        }

        return dump;
    }
}
