namespace X80.Sdk.Capture;

/// <summary>An act ends here with one of <see cref="CaptureFailures"/>; never leaves the session.</summary>
internal sealed class CaptureRefusedException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
