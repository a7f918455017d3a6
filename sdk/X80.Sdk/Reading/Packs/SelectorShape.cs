namespace X80.Sdk.Reading.Packs;

/// <summary>Whether a text can be a selector at all: whatever else it says, its quotes and brackets close. Only a browser knows the rest.</summary>
internal static class SelectorShape
{
    public static bool IsClosed(string selector)
    {
        var open = new Stack<char>();
        var quote = '\0';
        for (var at = 0; at < selector.Length; at++)
        {
            var sign = selector[at];
            if (sign == '\\')
            {
                at++; // What is escaped is a plain character.
            }
            else if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
            }
            else if (sign is '"' or '\'')
            {
                quote = sign;
            }
            else if (sign is '[' or '(')
            {
                open.Push(sign == '[' ? ']' : ')');
            }
            else if (sign is ']' or ')' && !(open.TryPop(out var wanted) && wanted == sign))
            {
                return false;
            }
        }

        return open.Count == 0 && quote == '\0' && selector.Any(sign => !char.IsWhiteSpace(sign));
    }
}
