using Xunit.Sdk;
using Xunit.v3;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>Finds nothing where the test's database is not the one at hand.</summary>
public sealed class OneDatabaseTheoryDiscoverer : TheoryDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        factAttribute is IOneDatabase { IsHere: false }
            ? ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([])
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
