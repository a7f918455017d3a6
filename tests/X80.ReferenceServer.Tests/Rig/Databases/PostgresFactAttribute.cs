using System.Runtime.CompilerServices;
using Xunit.v3;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>A fact that speaks of PostgreSQL alone: on the other database there is no such test.</summary>
[XunitTestCaseDiscoverer(typeof(OneDatabaseFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber), IOneDatabase
{
    public bool IsHere => TestDatabase.IsPostgres;
}
