using System.Globalization;
using X80.Harness.Sidebar;

namespace X80.Harness.Tests.Sidebar;

public sealed class SidebarTextsTests
{
    private const string Portuguese = """{"language":"pt","direction":"ltr","texts":{"ui.dismiss":"Dispensar","message.many":"{0} mensagens"}}""";

    [Theory]
    [InlineData("pt-BR")]
    [InlineData("pt")]
    public void A_file_beside_the_english_one_is_a_language_and_what_it_lacks_is_said_in_english(string language)
    {
        var texts = SidebarTexts.Of(CultureInfo.GetCultureInfo(language), name => name == "texts.pt.json" ? Portuguese : null);

        Assert.Equal(("pt", "Dispensar", "12 mensagens"), (texts.Language, texts.Surface["dismiss"], texts.Messages(12)));
        Assert.Equal(SidebarTexts.English["status.working"], texts["status.working"]);
        Assert.Equal(SidebarTexts.English.Surface.Keys.Order(), texts.Surface.Keys.Order());
    }

    [Theory]
    [InlineData("de-AT")]
    [InlineData("")]
    public void A_language_that_nobody_wrote_is_english(string language) =>
        Assert.Equal("en", SidebarTexts.Of(CultureInfo.GetCultureInfo(language)).Language);
}
