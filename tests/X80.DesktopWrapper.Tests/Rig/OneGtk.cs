namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>The tests that share this process's one loop of GTK.</summary>
[CollectionDefinition(Name)]
public sealed class OneGtk : ICollectionFixture<GtkStage>
{
    public const string Name = "GTK in this process";
}
