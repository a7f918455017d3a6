using System.Text.Json;
using X80.Contract.Conversations;
using X80.Contract.Json;
using X80.Contract.Messages;

namespace X80.Cli.Demo;

/// <summary>What the backend holds of one conversation, as its member reads it back.</summary>
internal sealed class BackendView
{
    private readonly string messagesAsAnswered;

    public BackendView(IReadOnlyList<CapturedMessage> messages, NoteView note)
    {
        (Messages, Note) = (messages, note);
        messagesAsAnswered = JsonSerializer.Serialize(new MessagePage { Items = messages }, ContractJson.Tolerant);
    }

    public IReadOnlyList<CapturedMessage> Messages { get; }

    public NoteView Note { get; }

    public bool HasSameMessages(BackendView other) => messagesAsAnswered == other.messagesAsAnswered;

    /// <summary>Byte for byte.</summary>
    public bool HasSameNote(BackendView other) =>
        Note.Parts.Select(part => (part.Title, part.Text)).SequenceEqual(other.Note.Parts.Select(part => (part.Title, part.Text)));

    public override string ToString() => $"view of {Messages.Count} messages";
}
