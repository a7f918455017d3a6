using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>The check of requests itself, over a small document of our own.</summary>
public sealed class SpecDocumentTests
{
    private static readonly SpecDocument Document = new(JsonNode.Parse(
        """
        {"openapi":"3.1.0","paths":{
          "/v2/things":{
            "get":{"parameters":[{"name":"limit","in":"query","schema":{"type":"integer","maximum":9}},{"name":"kind","in":"query","required":true,"schema":{"enum":["a","b"]}},
              {"name":"only","in":"query","schema":{"type":"array","items":{"type":"integer"}}}]},
            "post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}},
          "/v2/things/{id}":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}],"delete":{}},
          "/v2/things/latest":{"delete":{}}},
         "components":{"schemas":{"Thing":{"type":"object","required":["name"],"additionalProperties":false,
          "properties":{"name":{"type":"string"},"inner":{"$ref":"#/components/schemas/Thing"}}}}}}
        """)!.AsObject());

    [Theory]
    [InlineData("GET", "/v2/things?kind=a&limit=9", null)]
    [InlineData("GET", "/v2/things?kind=a&only=1&only=2", null)]
    [InlineData("POST", "/v2/things", """{"name":"x","inner":{"name":"y"}}""")]
    [InlineData("DELETE", "/v2/things/6f9619ff-8b86-4d01-b42d-00cf4fc964ff", null)]
    [InlineData("DELETE", "/v2/things/latest", null)]
    public void What_fits_has_no_fault(string method, string target, string? body) => Assert.Empty(Document.FaultsOf(new SentRequest(method, target, body)));

    [Theory]
    [InlineData("GET", "/v2/nothing", null)]
    [InlineData("PATCH", "/v2/things", null)]
    [InlineData("GET", "/v2/things", null)]
    [InlineData("GET", "/v2/things?kind=c", null)]
    [InlineData("GET", "/v2/things?kind=a&limit=10", null)]
    [InlineData("GET", "/v2/things?kind=a&limit=few", null)]
    [InlineData("GET", "/v2/things?kind=a&kind=b", null)]
    [InlineData("GET", "/v2/things?kind=a&only=x", null)]
    [InlineData("GET", "/v2/things?kind=a&colour=red", null)]
    [InlineData("GET", "/v2/things?kind=a", "{}")]
    [InlineData("POST", "/v2/things", null)]
    [InlineData("POST", "/v2/things", "{}")]
    [InlineData("POST", "/v2/things", """{"name":1}""")]
    [InlineData("POST", "/v2/things", """{"name":"x","more":1}""")]
    [InlineData("POST", "/v2/things", """{"name":"x","inner":{}}""")]
    [InlineData("DELETE", "/v2/things/first", null)]
    public void What_does_not_fit_has_one(string method, string target, string? body) =>
        Assert.NotEmpty(Document.FaultsOf(new SentRequest(method, target, body)));
}
