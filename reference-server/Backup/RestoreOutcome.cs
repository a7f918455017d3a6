namespace X80.ReferenceServer.Backup;

/// <summary>What a restore brought back.</summary>
/// <param name="Part">The data that were taken.</param>
/// <param name="DataFrom">When they were backed up.</param>
/// <param name="KeysFrom">When the newest living keys were.</param>
/// <param name="Messages">Messages that can be read again.</param>
/// <param name="Erased">Messages of the backup that were erased since, and stay so.</param>
public sealed record RestoreOutcome(string Part, DateTimeOffset DataFrom, DateTimeOffset KeysFrom, int Messages, int Erased);
