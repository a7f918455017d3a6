namespace X80.ReferenceServer.Tests.Crm;

public sealed class AffinityCrmTests(AffinityBench bench) : RemoteCrmTests(bench), IClassFixture<AffinityBench>;
