namespace X80.Conformance.Subjects;

/// <summary>What was asked for does not exist at this client, so that nothing can come of it; the message says why, for a person.</summary>
public sealed class NotApplicableException : Exception
{
    public NotApplicableException(string message) : base(message)
    {
    }
}
