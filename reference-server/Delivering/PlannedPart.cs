using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Delivering;

/// <summary>One part of a note as it shall stand in the CRM. Content.</summary>
internal sealed class PlannedPart(int number, RemoteText text, byte[] tag)
{
    public int Number => number;

    public RemoteText Text => text;

    public byte[] Tag => tag;
}
