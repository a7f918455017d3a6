using System.Text;
using X80.Conformance.Cases.Server;
using X80.Conformance.Wire;

namespace X80.Conformance.Tests.Server;

public sealed class AnswerShapeTests
{
    private const string NotFound = """{"type":"https://x80.dev/problems/not-found","title":"Not found: ID","requestId":"RANDOM"}""";

    [Fact]
    public void Answers_that_differ_in_the_id_and_in_what_differs_anyway_are_alike()
    {
        Assert.Empty(Compare(Answer(404, NotFound, "mine")));
    }

    [Theory]
    [InlineData(403, NotFound, "status")]
    [InlineData(404, """{"type":"https://x80.dev/problems/forbidden-scope","title":"Not found: ID","requestId":"RANDOM"}""", "member type")]
    [InlineData(404, """{"type":"https://x80.dev/problems/not-found","title":"Not found: ID","requestId":"RANDOM","owner":"somebody"}""", "member owner")]
    [InlineData(404, """{"type":"https://x80.dev/problems/not-found","requestId":"RANDOM"}""", "member title")]
    public void A_difference_is_named(int status, string body, string expected)
    {
        Assert.Equal([expected], Compare(Answer(status, body, "mine")));
    }

    [Fact]
    public void A_header_more_is_a_difference()
    {
        Assert.Equal(["header ETag"], Compare(Answer(404, NotFound, "mine", KeyValuePair.Create("ETag", "\"7\""))));
    }

    private static IReadOnlyList<string> Compare(WireAnswer foreign) =>
        AnswerShape.Differences((foreign, "mine"), (Answer(404, NotFound, "none"), "none"), (Answer(404, NotFound, "null"), "null"));

    private static WireAnswer Answer(int status, string body, string id, params KeyValuePair<string, string>[] headers) => new(
        status,
        [KeyValuePair.Create("Date", Guid.NewGuid().ToString()), .. headers],
        Encoding.UTF8.GetBytes(body.Replace("ID", id, StringComparison.Ordinal).Replace("RANDOM", Guid.NewGuid().ToString(), StringComparison.Ordinal)));
}
