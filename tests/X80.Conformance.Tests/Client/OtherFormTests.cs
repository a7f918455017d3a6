using System.Text;
using X80.Conformance.Cases.Client.Misdeeds;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Client;

/// <summary>A stranger's capture may have any form, and the suite judges it all the same.</summary>
public sealed class OtherFormTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"messages":null}""")]
    [InlineData("""{"messages":"many"}""")]
    [InlineData("""{"messages":[7]}""")]
    public void What_is_not_of_the_contracts_form_has_its_own_answer(string body) =>
        Assert.Equal("of another form", TextOf(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Nor_is_text_that_is_not_utf8() =>
        Assert.Equal("of another form", TextOf([.. "{\"messages\":[{\"text\":\""u8, 0xFF, .. "\"}]}"u8]));

    [Fact]
    public void What_is_of_the_form_is_read() => Assert.Equal("Hello", TextOf("""{"messages":[{"text":"Hello"}]}"""u8.ToArray()));

    private static string TextOf(byte[] body) => ReadingCases.Asked(new RecordedRequest(1, "POST", "/", null, "", body),
        root => root.GetProperty("messages").EnumerateArray().Single().GetProperty("text").ToString(), ofAnotherForm: "of another form");
}
