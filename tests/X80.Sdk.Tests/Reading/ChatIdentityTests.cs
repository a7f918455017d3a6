using X80.Sdk.Reading;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Tests.Reading;

public sealed class ChatIdentityTests
{
    [Theory]
    [InlineData("+55 21 90000 4321", "+5521900004321")]
    [InlineData("+55\u00a021\u00a090000\u00a04321", "+5521900004321")]
    [InlineData("+1 (415) 555-0100", "+14155550100")]
    public void A_title_that_is_a_number_proves_a_phone(string title, string phone)
    {
        var identity = IdentityEvidence.From(title, channelId: null, []);

        Assert.Equal(("phone:" + phone, IdentityStrength.Strong), (identity.Anchor, identity.Strength));
    }

    [Theory]
    [InlineData("133712345678901")] // A LID has no plus.
    [InlineData("+55 21 90000 4321 Ana")]
    [InlineData("+123")]
    [InlineData("+1234567890123456")]
    [InlineData("+0 21 90000 4321")]
    [InlineData("Ana Lima")]
    public void Any_other_title_is_a_title_and_no_phone(string title)
    {
        var identity = IdentityEvidence.From(title, channelId: null, []);

        Assert.Equal(("title:" + title, IdentityStrength.Weak), (identity.Anchor, identity.Strength));
    }

    [Fact]
    public void Chats_of_one_title_have_anchors_of_their_own_and_a_number_has_one()
    {
        var (title, number) = (IdentityEvidence.From("Ana Lima", channelId: null, []), IdentityEvidence.From("+55 21 90000 4321", channelId: null, []));

        Assert.Equal("title:Ana Lima", title.AnchorAt(1));
        Assert.Equal("title:Ana Lima\n2", title.AnchorAt(2));
        Assert.Equal("title:Ana Lima\n12", title.AnchorAt(12));
        Assert.Equal("phone:+5521900004321", number.AnchorAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => number.AnchorAt(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => title.AnchorAt(0));
    }

    [Fact]
    public void The_title_of_an_anchor_is_composed_and_on_one_line() =>
        Assert.Equal("title:\u00c1na Lima", IdentityEvidence.From("A\u0301na\nLima", channelId: null, []).Anchor);
}
