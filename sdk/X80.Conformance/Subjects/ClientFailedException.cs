namespace X80.Conformance.Subjects;

/// <summary>The client under test did not do what it had to for the run to show anything. The message is for a person.</summary>
public sealed class ClientFailedException : Exception
{
    public ClientFailedException(string message) : base(message)
    {
    }

    public ClientFailedException(string message, Exception inner) : base(message, inner)
    {
    }

    public ClientFailedException() : this("The client failed.")
    {
    }
}
