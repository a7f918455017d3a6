using X80.Cli.Tests.Conventions.Rules;

namespace X80.Cli.Tests.Conventions;

public sealed class ConventionTests
{
    private static readonly Lazy<RepositoryView> Tree = new(RepositoryView.OfTree);

    private static readonly Dictionary<string, IConvention> Conventions = new IConvention[]
    {
        new ProjectGraph(), new OneTypePerFile(), new NamespaceIsFolder(), new FolderShape(), new FileBudget(), new PublicClassesSealed(),
        new FolderIsNoType(), new AsyncShape(), new NoMutantInProducts(), new SkipsFail(), new TextForm(), new PolicyReachesEveryProject(),
        new PublicApiIsTracked(), new SpecRuleIds(),
    }.ToDictionary(convention => convention.GetType().Name);

    public static TheoryData<string> Names => [.. Conventions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_repository_keeps(string convention)
    {
        var breaches = Conventions[convention].Breaches(Tree.Value).ToArray();

        // Not Assert.Empty, which cuts the sentences short.
        Assert.True(breaches.Length == 0, string.Join('\n', breaches));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_breach_is_named_by(string convention) =>
        Assert.Equal(Conventions[convention].PlantedBreaches, Conventions[convention].Breaches(Conventions[convention].Planted));

    [Fact]
    public void Every_rule_in_the_folder_is_run() => Assert.Equal(
        typeof(IConvention).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IConvention))).Select(type => type.Name).Order(),
        Conventions.Keys.Order());

    [Fact]
    public void The_tree_is_the_whole_repository()
    {
        Assert.Contains(Tree.Value.Files, file => file.Path == "sdk/X80.Sdk/Guarding/HostGuard.cs");
        Assert.Contains(Tree.Value.Files, file => file.Path == "reference-server/X80.ReferenceServer.csproj");
        Assert.DoesNotContain(Tree.Value.Files, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }
}
