namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>A request of a process to the system that was granted, as strace wrote it down.</summary>
/// <param name="Begun">The line of the trace at which it was made.</param>
/// <param name="Ended">The line at which its answer came.</param>
/// <param name="Name">Of the request.</param>
/// <param name="Arguments">As they stand in the trace.</param>
internal sealed record TracedCall(int Begun, int Ended, string Name, string Arguments);
