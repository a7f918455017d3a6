using System.Text.Json.Nodes;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

public sealed class ReadingFixtureTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-fixture-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("ana-lima")]
    [InlineData("onboarding")]
    [InlineData("unsaved")]
    public async Task A_saved_page_gives_its_expected_reading(string chatId)
    {
        var fixture = await WriteAndLoadAsync(chatId);

        Assert.Empty(fixture.Compare(await ReadAsync(fixture)));
    }

    [Fact]
    public async Task A_wrong_expectation_is_told_line_by_line()
    {
        await WriteAndLoadAsync("ana-lima");
        var path = Path.Combine(folder.FullName, ReadingFixture.ExpectedFile);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        expected["messages"]![2]!["direction"] = "in";
        await File.WriteAllTextAsync(path, expected.ToJsonString(), TestContext.Current.CancellationToken);
        var fixture = await ReadingFixture.LoadAsync(folder.FullName, TestContext.Current.CancellationToken);

        var difference = Assert.Single(fixture.Compare(await ReadAsync(fixture)));

        Assert.StartsWith("message 3: expected ", difference, StringComparison.Ordinal);

        expected["messages"]![2]!["direction"] = "out";
        expected["directions"]![2] = "learned";
        await File.WriteAllTextAsync(path, expected.ToJsonString(), TestContext.Current.CancellationToken);
        fixture = await ReadingFixture.LoadAsync(folder.FullName, TestContext.Current.CancellationToken);

        Assert.StartsWith("directions: expected ", Assert.Single(fixture.Compare(await ReadAsync(fixture))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_page_is_named()
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => ReadingFixture.LoadAsync(folder.FullName, TestContext.Current.CancellationToken));

        Assert.Equal("A fixture is a folder with page.html and expected.json; page.html is missing.", problem.Message);
    }

    private async Task<ReadingFixture> WriteAndLoadAsync(string chatId)
    {
        await PracticeFixture.WriteAsync(PracticeSite.Create(7), chatId, folder.FullName, TestContext.Current.CancellationToken);
        return await ReadingFixture.LoadAsync(folder.FullName, TestContext.Current.CancellationToken);
    }

    private async Task<SavedReading> ReadAsync(ReadingFixture fixture)
    {
        await using var page = await browser.OpenAsync(fixture.Html);
        return await new SavedPageReader(page, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);
    }
}
