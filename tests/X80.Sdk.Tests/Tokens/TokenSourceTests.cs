using NSubstitute;
using X80.Sdk.Tests.Support;
using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Tokens;

public sealed class TokenSourceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-a-token")]
    [InlineData("x80_has space")]
    public async Task What_is_no_token_is_none(string? text)
    {
        Assert.Null(await new EnvironmentTokenSource(_ => text).GetAsync(Cancel));
        Assert.Null(await new StoredTokenSource(Store(text)).GetAsync(Cancel));
    }

    [Fact]
    public async Task A_token_of_any_backend_is_taken_from_the_variable_and_from_the_store()
    {
        var text = Samples.Token.Reveal();
        Assert.Equal(Samples.Token, await new EnvironmentTokenSource(name => name == "X80_TOKEN" ? text : null).GetAsync(Cancel));
        Assert.Equal(Samples.Token, await new StoredTokenSource(Store(text)).GetAsync(Cancel));
        Assert.Equal("x80_strangers-own", (await new EnvironmentTokenSource(_ => "x80_strangers-own").GetAsync(Cancel))!.Reveal());
    }

    private static ISecretStore Store(string? text)
    {
        var store = Substitute.For<ISecretStore>();
        store.ReadAsync(StoredTokenSource.SecretName, Cancel).Returns(ValueTask.FromResult(text));
        return store;
    }
}
