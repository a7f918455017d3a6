namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>A body whose length nobody knows beforehand: it goes out in chunks.</summary>
internal sealed class UnmeasuredStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
