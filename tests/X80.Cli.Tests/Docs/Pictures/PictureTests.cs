using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Demo;

namespace X80.Cli.Tests.Docs.Pictures;

/// <summary>Every picture of a page is one that the demo makes, so that <see cref="UnprivilegedDemoTests"/> notices when it has grown old.</summary>
public sealed partial class PictureTests
{
    [Fact]
    public void Every_picture_of_a_page_is_one_that_the_demo_makes()
    {
        var pages = RepositoryView.OfTree().Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

        var shown = pages.SelectMany(page => Picture().Matches(page.Text)).Select(match => match.Groups["name"].Value).Distinct().Order();

        Assert.Equal(DemoPictures.InPages.Order(), shown);
    }

    [Theory]
    [InlineData("page.png", "page.png", true)]
    [InlineData("page.png", "crm-record.png", false)]
    [InlineData("sidebar.png", "page.png", false)]
    public async Task The_eye_tells_one_from_another(string one, string other, bool isAlike)
    {
        await using var eye = await PictureEye.OpenAsync(TestContext.Current.CancellationToken);

        var unlike = await eye.CompareAsync(DemoPictures.Kept(one), DemoPictures.Kept(other));

        Assert.Equal(isAlike, unlike.Length == 0);
    }

    [GeneratedRegex(@"docs/images/(?<name>[\w.-]+)|\]\(images/(?<name>[\w.-]+)\)")]
    private static partial Regex Picture();
}
