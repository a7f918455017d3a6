using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Harness.Sidebar;
using X80.Sdk.Capture;

namespace X80.Harness.Tests.Sidebar;

public sealed class SidebarControlsTests
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["search"] = " Ana ",
        ["create-kind"] = "company",
        ["create-name"] = "Lima & Filhos",
        ["create-phone"] = "",
        ["withdraw"] = "true",
        ["leave-note"] = "false",
    };

    public static TheoryData<string, CaptureCommand> Commands => new()
    {
        { "sync", new CaptureCommand.Sync() },
        { "send", new CaptureCommand.Send() },
        { "share-conversation", new CaptureCommand.SetShared() },
        { "make-private", new CaptureCommand.SetPrivate(PrivacyHistory.Withdraw) },
        { "same-chat", new CaptureCommand.SameChat() },
        { "unlink", new CaptureCommand.Unlink(LinkNote.Remove) },
        { "search", new CaptureCommand.Search("Ana") },
        { "create", new CaptureCommand.Create(RecordKind.Company, "Lima & Filhos", null) },
        { "dismiss", new CaptureCommand.Dismiss() },
        { "link:person:p-1", new CaptureCommand.Link(RecordKind.Person, RecordId.Parse("p-1")) },
        { "share-one:AAAAAAAA1", new CaptureCommand.ShareOne(MessageId.Parse("AAAAAAAA1")) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_control_stands_for_its_command(string control, CaptureCommand command) =>
        Assert.Equal(command, SidebarControls.CommandOf(control, Fields));

    [Theory]
    [InlineData("open-note")]
    [InlineData("unheard-of")]
    [InlineData("link:person")]
    [InlineData("link:person:../p")]
    [InlineData("share-one:no id")]
    public void Anything_else_stands_for_none(string control) => Assert.Null(SidebarControls.CommandOf(control, Fields));

    [Fact]
    public void Making_private_keeps_what_was_sent_unless_told_otherwise() =>
        Assert.Equal(
            new CaptureCommand.SetPrivate(PrivacyHistory.Keep),
            SidebarControls.CommandOf("make-private", new Dictionary<string, string>()));
}
