using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>How the note in the CRM stands to what was transmitted.</summary>
[JsonConverter(typeof(KindJsonConverter<NoteState>))]
public readonly record struct NoteState : IKind<NoteState>
{
    private readonly string? value;

    private NoteState(string word) => value = word;

    public static NoteState None { get; } = new("none");
    public static NoteState Current { get; } = new("current");
    public static NoteState Behind { get; } = new("behind");
    public static NoteState Settling { get; } = new("settling");

    public string Value => value ?? throw new InvalidOperationException("This NoteState was never set.");

    static NoteState IKind<NoteState>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static NoteState Parse(string word) => KindWord.Parse<NoteState>(word);

    public override string ToString() => value ?? "(none)";
}
