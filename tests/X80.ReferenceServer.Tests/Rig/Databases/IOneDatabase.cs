namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>Marks a test that speaks of one database.</summary>
public interface IOneDatabase
{
    /// <value>Whether that is the database of this run.</value>
    bool IsHere { get; }
}
