namespace X80.ReferenceServer.Tests.Crm;

public sealed class EmbeddedCrmTests(EmbeddedBench bench) : CrmConnectorTests(bench), IClassFixture<EmbeddedBench>;
