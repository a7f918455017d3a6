using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>What came back.</summary>
public sealed record WireAnswer(int Status, string Body, string Headers)
{
    /// <summary>Where a redirect points.</summary>
    public string? Location { get; init; }

    /// <value>The content type, where there is one.</value>
    public string? Type { get; init; }

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The last part of the problem's type.</summary>
    public string? Problem => Json["type"]?.GetValue<string>().Split('/')[^1];

    public WireAnswer Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body}");
        return this;
    }

    public void ExpectProblem(int status, string slug) => Assert.Equal((status, slug), (Status, Problem));
}
