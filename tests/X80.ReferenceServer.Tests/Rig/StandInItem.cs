using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>What the stand-in holds under one id.</summary>
internal sealed record StandInItem(string Id, RemoteKind Kind, RecordRef Record, string Title, string Body, bool IsOurs);
