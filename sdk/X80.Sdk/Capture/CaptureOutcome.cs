using System.Text.Json.Serialization;
using X80.Contract.Conversations;
using X80.Contract.Records;

namespace X80.Sdk.Capture;

/// <summary>What a command did, for a shell to say in a sentence.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "did")]
[JsonDerivedType(typeof(SharedOne), "shared-one")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Saved), "saved")]
[JsonDerivedType(typeof(Logged), "logged")]
[JsonDerivedType(typeof(Placed), "placed")]
public abstract record CaptureOutcome
{
    private CaptureOutcome()
    {
    }

    /// <summary>One message was shared out of a Private conversation.</summary>
    public sealed record SharedOne : CaptureOutcome;

    /// <summary>One message was taken back.</summary>
    public sealed record TakenBack : CaptureOutcome;

    /// <summary>All was withdrawn, or is owed: each copy says which.</summary>
    public sealed record Withdrawn(IReadOnlyList<WithdrawnCopy> Copies) : CaptureOutcome;

    /// <summary>A field was saved.</summary>
    public sealed record Saved(string Label) : CaptureOutcome;

    /// <summary>An activity stands on the record.</summary>
    public sealed record Logged(Activity Activity) : CaptureOutcome;

    /// <summary>A saved text stands in the composer; the person presses send.</summary>
    public sealed record Placed(string Title) : CaptureOutcome;
}
