namespace X80.Sdk.Pages;

/// <summary>The page could not be asked. The message is for a person and holds nothing of the page.</summary>
public sealed class PageHostException : Exception
{
    public PageHostException(string message) : base(message)
    {
    }

    public PageHostException(string message, Exception inner) : base(message, inner)
    {
    }
}
