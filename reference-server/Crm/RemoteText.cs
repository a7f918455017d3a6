namespace X80.ReferenceServer.Crm;

/// <summary>A text to be written to a CRM; its last line is the marker by which it is found again. Content.</summary>
internal sealed class RemoteText(string title, string body)
{
    public string Title => title;

    public string Body => body;

    /// <summary>
    /// What of a text a CRM keeps when it stores it in a form of its own: its lines, without blanks at their ends and without
    /// empty ones. Two texts are the same note when this is the same.
    /// </summary>
    public static string Essence(string body) => string.Join(
        '\n', body.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0));

    /// <summary>Whether what a CRM holds is this text.</summary>
    public bool IsHeldAs(string? held) => held is not null && Essence(held) == Essence(body);
}
