using System.Runtime.CompilerServices;
using Xunit.v3;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>A theory that speaks of SQLite alone: on the other database there is no such test.</summary>
[XunitTestCaseDiscoverer(typeof(OneDatabaseTheoryDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), IOneDatabase
{
    public bool IsHere => !TestDatabase.IsPostgres;
}
