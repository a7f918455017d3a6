using System.Diagnostics.CodeAnalysis;

namespace X80.Contract.Ids;

/// <summary>The form of one kind of id: how long, and whether <c>_</c> and <c>-</c> are allowed beside letters and digits.</summary>
/// <param name="Name">The name used in messages.</param>
/// <param name="MinLength">Shortest length in characters.</param>
/// <param name="MaxLength">Longest length in characters.</param>
/// <param name="AllowsDashes">Whether <c>_</c> and <c>-</c> may stand in it.</param>
public sealed record IdForm(string Name, int MinLength, int MaxLength, bool AllowsDashes)
{
    public bool Accepts([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length < MinLength || text.Length > MaxLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !(AllowsDashes && c is ('_' or '-')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, IWireId<TId>
    {
        var accepted = TId.Form.Accepts(text);
        id = accepted ? TId.FromValidated(text!) : default;
        return accepted;
    }

    /// <exception cref="FormatException">The text is not of the form; the message does not repeat it.</exception>
    public static TId Parse<TId>(string? text) where TId : struct, IWireId<TId> =>
        TryParse<TId>(text, out var id) ? id : throw new FormatException(TId.Form.Describe());

    public string Describe() =>
        $"A {Name} is {MinLength} to {MaxLength} characters of A-Z, a-z, 0-9{(AllowsDashes ? ", '_' and '-'" : "")}.";
}
