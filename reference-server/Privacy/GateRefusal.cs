namespace X80.ReferenceServer.Privacy;

/// <summary>Why the gate let nothing through.</summary>
internal enum GateRefusal
{
    Private,
    NeverCapture,
    NotOne,
}
