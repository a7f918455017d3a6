namespace X80.ReferenceServer.Tests.Crm;

public sealed class AttioCrmTests(AttioBench bench) : RemoteCrmTests(bench), IClassFixture<AttioBench>;
