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
        ["typed"] = " Call her ",
        ["leave-note"] = "false",
    };

    public static TheoryData<string, CaptureCommand> Commands => new()
    {
        { "sync", new CaptureCommand.Sync() },
        { "send", new CaptureCommand.Send() },
        { "share-conversation", new CaptureCommand.SetShared() },
        { "make-private", new CaptureCommand.SetPrivate(PrivacyHistory.Keep) },
        { "withdraw", new CaptureCommand.Withdraw() },
        { "show-sent", new CaptureCommand.ShowSent() },
        { "log", new CaptureCommand.LogActivity("Call her") },
        { "more-activities", new CaptureCommand.MoreActivities() },
        { "reload-snippets", new CaptureCommand.ReloadSnippets() },
        { "insert:s-1", new CaptureCommand.Insert("s-1") },
        { "take-back:AAAAAAAA1", new CaptureCommand.TakeBack(MessageId.Parse("AAAAAAAA1")) },
        { "same-chat", new CaptureCommand.SameChat() },
        { "other-chat", new CaptureCommand.OtherChat() },
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
    [InlineData("link:Not a kind:p-1")]
    [InlineData("take-back:no id")]
    [InlineData("save:unheard-of")]
    [InlineData("conceal")]
    [InlineData("open-lock")]
    [InlineData("share-one:no id")]
    public void Anything_else_stands_for_none(string control) => Assert.Null(SidebarControls.CommandOf(control, Fields));

    [Theory]
    [InlineData("one:email", " ana@lima.example ", false, "ana@lima.example")]
    [InlineData("list:email", "ana@lima.example\n\n ana@sea.example ", true, "ana@lima.example", "ana@sea.example")]
    [InlineData("one:email", " ", false)]
    [InlineData("list:email", "\n", true)]
    public void A_field_is_saved_as_one_value_or_as_a_list_and_an_empty_one_is_cleared(string field, string typed, bool isList, params string[] items)
    {
        var edit = Assert.IsType<CaptureCommand.EditField>(SidebarControls.CommandOf("save:email", new Dictionary<string, string> { [field] = typed }));

        Assert.Equal("email", edit.Key);
        Assert.Equal(items, edit.Value?.Items ?? []);
        Assert.Equal(isList && items.Length > 0, edit.Value?.IsList ?? false);
    }
}
