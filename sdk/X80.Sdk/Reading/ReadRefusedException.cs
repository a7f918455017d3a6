namespace X80.Sdk.Reading;

/// <summary>The open chat was not read; nothing was kept.</summary>
public sealed class ReadRefusedException : Exception
{
    public ReadRefusedException(ReadRefusal refusal) : base(refusal.Sentence) => Refusal = refusal;

    public ReadRefusal Refusal { get; }
}
