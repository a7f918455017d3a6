namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>Tests that weigh the process they run in.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
