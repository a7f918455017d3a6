namespace X80.Harness;

/// <summary>The harness cannot run here. The message says what is wrong and what to do next, for a person.</summary>
public sealed class HarnessException : Exception
{
    public HarnessException(string message) : base(message)
    {
    }

    public HarnessException(string message, Exception inner) : base(message, inner)
    {
    }
}
