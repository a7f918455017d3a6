using Microsoft.Extensions.Time.Testing;
using X80.Simulator.Practice;

namespace X80.Sdk.Tests.Reading;

/// <summary>
/// Expected readings come from source conversations and from what an era proves; no reader has a part in it, and none of what
/// is kept here was ever read from a page. What is meant to change is looked at, then copied over what is kept.
/// </summary>
public sealed class ExpectedReadingTests
{
    private const int Seed = 4;

    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "Reading", "Expected");
    private static readonly string Remade = Path.Combine(AppContext.BaseDirectory, "Reading", "Remade");

    [Theory]
    [InlineData("a/ar", "talk")]
    [InlineData("a/en-US-12", "media")]
    [InlineData("b/pt-BR", "group")]
    [InlineData("c/en-US-12", "lid")]
    [InlineData("d/en", "talk")]
    [InlineData("d/en", "number")]
    [InlineData("d/ko", "group")]
    [InlineData("d-prime/fi", "group")]
    [InlineData("e/ja", "media")]
    [InlineData("e/hi", "lid")]
    [InlineData("f/fa", "talk")]
    [InlineData("f/he", "group")]
    [InlineData("f/de", "twin")]
    public async Task A_remade_expectation_is_the_kept_one_byte_for_byte(string look, string chatId)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.Zero));
        var name = $"{look.Replace('/', '-')}-{chatId}";
        var folder = Path.Combine(Remade, name);

        await PracticeFixture.WriteAsync(PracticeSite.Create(Seed, PracticeLook.Find(look), time: time), chatId, folder, TestContext.Current.CancellationToken);

        var remade = Path.Combine(folder, "expected.json");
        var kept = Path.Combine(Kept, name + ".json");
        Assert.True(File.Exists(kept), $"{kept} is not kept; {remade} is what it would be.");
        Assert.Equal(
            await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(remade, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_kept_expectation_is_remade_by_a_row() =>
        Assert.Equal(
            typeof(ExpectedReadingTests).GetMethod(nameof(A_remade_expectation_is_the_kept_one_byte_for_byte))!
                .GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
                .Select(attribute => (IEnumerable<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
                .Select(arguments => string.Join('-', arguments.Select(argument => (string)argument.Value!)).Replace('/', '-') + ".json")
                .Order(StringComparer.Ordinal),
            Directory.GetFiles(Kept).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
}
