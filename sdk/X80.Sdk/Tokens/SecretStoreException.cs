namespace X80.Sdk.Tokens;

/// <summary>The operating system's secret store did not answer, or did not keep what it was given. The message is for a person.</summary>
public sealed class SecretStoreException : IOException
{
    public SecretStoreException(string message) : base(message)
    {
    }

    public SecretStoreException(string message, Exception? inner) : base(message, inner)
    {
    }
}
