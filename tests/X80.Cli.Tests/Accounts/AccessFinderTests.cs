using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;
using X80.Sdk.Tokens;

namespace X80.Cli.Tests.Accounts;

/// <summary>Options before environment before what was kept; and no kept token goes to another backend than its own.</summary>
public sealed class AccessFinderTests : IDisposable
{
    private static readonly Uri Kept = new("https://kept.example/");
    private static readonly X80Token Own = X80Token.NewRandom();
    private static readonly X80Token Passing = X80Token.NewRandom();

    private readonly TemporaryFolder temporary = new();
    private readonly Dictionary<string, string> environment = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonalFolder Folder => new(temporary.Directory);

    [Fact]
    public async Task What_was_kept_is_taken_whole_where_nothing_else_is_said()
    {
        await KeepAsync();

        var found = await FindAsync(backend: null);

        Assert.Equal((Kept, Own, LoginPlaces.File), (found.Login.Backend, found.Login.Token, found.Place));
        Assert.Equal(Own, (await FindAsync(Kept)).Login.Token);
    }

    [Fact]
    public async Task The_environment_comes_before_it_and_the_command_line_before_both()
    {
        await KeepAsync();
        environment["X80_TOKEN"] = Passing.Reveal();
        environment["X80_BACKEND_URL"] = "https://passing.example/";

        var found = await FindAsync(backend: null);
        var named = await FindAsync(new Uri("https://named.example/"));

        Assert.Equal((new Uri("https://passing.example/"), Passing, LoginPlaces.Environment), (found.Login.Backend, found.Login.Token, found.Place));
        Assert.Equal((new Uri("https://named.example/"), Passing), (named.Login.Backend, named.Login.Token));
    }

    [Theory]
    [InlineData("https://other.example/", null)]
    [InlineData("https://kept.example.evil.test/", null)]
    [InlineData("http://kept.example/", null)]
    [InlineData("https://kept.example:8443/", null)]
    [InlineData(null, "https://other.example/")]
    public async Task A_token_that_was_kept_goes_to_no_other_backend(string? named, string? variable)
    {
        await KeepAsync();
        environment["X80_BACKEND_URL"] = variable ?? "";

        var refused = await Assert.ThrowsAsync<CliException>(() => FindAsync(named is null ? null : new Uri(named)));

        Assert.Equal((ExitCode.Usage, "You are logged in at another backend."), (refused.Page.ExitCode, refused.Page.What));
    }

    [Theory]
    [InlineData(null, null, "There is no token.")]
    [InlineData("no token", null, "There is no token.")]
    [InlineData("x80_passing-through", null, "There is no backend.")]
    [InlineData("x80_passing-through", "nowhere", "That backend cannot be used.")]
    public async Task What_is_missing_is_said_and_a_wrong_variable_is_not_passed_over(string? token, string? backend, string what)
    {
        if (token is not null)
        {
            await KeepAsync();
        }

        environment["X80_TOKEN"] = token ?? "";
        environment["X80_BACKEND_URL"] = backend ?? "";

        var refused = await Assert.ThrowsAsync<CliException>(() => FindAsync(backend: null));

        Assert.Equal((ExitCode.Usage, what), (refused.Page.ExitCode, refused.Page.What));
    }

    public void Dispose() => temporary.Dispose();

    private Task<string> KeepAsync() => new LoginBook(Folder, secrets: null).KeepAsync(ProfileOption.Default, new Login(Kept, Own), Cancel);

    private Task<KeptLogin> FindAsync(Uri? backend) =>
        new AccessFinder(environment.GetValueOrDefault, (_, _) => Task.FromResult<ISecretStore?>(null)).FindAsync(Folder, ProfileOption.Default, backend, Cancel);
}
