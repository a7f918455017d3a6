using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Sessions;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>The routes, the published document and the contract say the same.</summary>
public sealed class RoutesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Contract =
    [
        $"GET {ExtRoutes.Session}", $"GET {ExtRoutes.Snippets}", $"GET {ExtRoutes.Ledger}",
        $"POST {ExtRoutes.Conversations}", $"GET {ExtRoutes.Conversations}", $"GET {ExtRoutes.Conversation}",
        $"PUT {ExtRoutes.Privacy}", $"PUT {ExtRoutes.Link}", $"DELETE {ExtRoutes.Link}", $"POST {ExtRoutes.Withdraw}",
        $"POST {ExtRoutes.Sync}", $"POST {ExtRoutes.Messages}", $"DELETE {ExtRoutes.Message}",
        $"GET {ExtRoutes.Messages}", $"GET {ExtRoutes.Note}",
        $"POST {ExtRoutes.RecordSearch}", $"POST {ExtRoutes.Records}", $"GET {ExtRoutes.Record}", $"PATCH {ExtRoutes.Record}",
        $"GET {ExtRoutes.Activities}", $"POST {ExtRoutes.Activities}",
    ];

    [Fact]
    public void The_server_serves_exactly_the_routes_of_the_contract()
    {
        var served = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ExtRoutes.Base, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(Contract.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_published_document_names_exactly_the_routes_of_the_contract()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/ext-v1.json", TestContext.Current.CancellationToken))!;

        var published = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Equal(Contract.Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
        var sync = document["paths"]![ExtRoutes.Sync]!["post"]!;
        Assert.Equal(["Idempotency-Key", "id"], sync["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_answer_carries_the_servers_clock_and_a_request_id()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.GetAsync(ExtRoutes.Session, TestContext.Current.CancellationToken);

        Assert.Equal(server.Time.GetUtcNow(), response.Headers.Date);
        Assert.NotEmpty(response.Headers.GetValues(ExtHeaders.RequestId).Single());
    }
}
