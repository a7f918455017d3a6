namespace X80.ReferenceServer.Backup;

/// <summary>Where the newest backup lies.</summary>
internal sealed class BackupPlace
{
    /// <summary>The folder as the machine calls it that made the backup.</summary>
    public string Path { get; init; } = "";

    /// <summary>The epoch that was active when its living keys were last written.</summary>
    public long Epoch { get; init; }
}
