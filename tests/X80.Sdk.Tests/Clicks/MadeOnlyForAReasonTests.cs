using System.Reflection;
using System.Text.Json;
using X80.Contract.Messages;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Clicks;

/// <summary>The safety argument: these types cannot be made without their reason.</summary>
public sealed class MadeOnlyForAReasonTests
{
    public static TheoryData<Type> Guarded => [typeof(HumanClick), typeof(ChatReading), typeof(OpenChatCopy), typeof(Consent), typeof(Consented<SyncRequest>)];

    [Theory]
    [InlineData("return click.Id;")]
    [InlineData("return reading.Messages;")]
    [InlineData("return sync.Consent.Claim;")]
    [InlineData("return new ClickGate(TimeProvider.System).Mint(new SurfaceClick(\"sync\", true, true, ClickGate.SettleTime, \"d\"), out _);")]
    public void What_a_stranger_may_do_compiles(string statement) => Assert.Empty(Compiler.ErrorsOf(statement));

    [Theory]
    [InlineData("return new HumanClick();", "CS1729")]
    [InlineData("return new HumanClick(\"sync\", \"d\", TimeProvider.System);", "CS1729")]
    [InlineData("return HumanClick.Mint(\"sync\", \"d\", TimeProvider.System);", "CS0117")]
    [InlineData("return click with { };", "CS8858")]
    [InlineData("click.Id = default; return null;", "CS0200")]
    [InlineData("return new ChatReading();", "CS1729")]
    [InlineData("return ChatReading.From(click, reading.Identity, reading.Messages, reading.Report);", "CS0117")]
    [InlineData("return reading with { };", "CS8858")]
    [InlineData("return new Consent();", "CS1729")]
    [InlineData("return new Consent(click, claim);", "CS1729")]
    [InlineData("return Consent.Give(click, null!, default, c => sync.Request);", "CS0117")]
    [InlineData("return Consent.GiveByReading(click, null!, default, c => sync.Request);", "CS0117")]
    [InlineData("return consent with { };", "CS8858")]
    [InlineData("return new Consented<SyncRequest>(consent, sync.Request);", "CS1729")]
    [InlineData("return Consented<SyncRequest>.Of(consent, sync.Request);", "CS0117")]
    [InlineData("return sync with { };", "CS8858")]
    [InlineData("HumanClick none = default; return none;", "")]
    public void No_other_way_to_make_one_compiles(string statement, string error)
    {
        // `default` of a class is null and no click: the compiler warns of it, and every use of it throws.
        var expected = error.Length == 0 ? Array.Empty<string>() : [error];
        Assert.Equal(expected, Compiler.ErrorsOf(statement).Select(id => id == "CS0122" ? "CS1729" : id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public void Each_is_a_sealed_class_without_a_public_maker(Type type)
    {
        Assert.True(type is { IsClass: true, IsSealed: true });
        Assert.Empty(type.GetConstructors(BindingFlags.Instance | BindingFlags.Public));
        var makers = type.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => method.ReturnType.IsAssignableTo(type));
        Assert.Empty(makers);
        Assert.DoesNotContain(type.GetMethods(), method => method.Name == "<Clone>$");
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public void None_comes_out_of_JSON(Type type) =>
        Assert.ThrowsAny<NotSupportedException>(() => JsonSerializer.Deserialize("{}", type, JsonSerializerOptions.Default));
}
