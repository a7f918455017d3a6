namespace X80.Conformance.Rig;

/// <summary>A probe failed: what it would have seen is not known. The message is for a person.</summary>
public sealed class ProbeFailedException : Exception
{
    public ProbeFailedException(string message) : base(message)
    {
    }

    public ProbeFailedException(string message, Exception inner) : base(message, inner)
    {
    }

    public ProbeFailedException() : this("The probe failed.")
    {
    }
}
