using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Contract.Sessions;

namespace X80.Benchmarks.Server;

/// <summary>
/// The floor: Kestrel and a handler that reads a sync's body into the contract's type, and nothing else. To a client it answers a page
/// of messages or an empty list, which lie ready as bytes.
/// </summary>
internal static class FloorServer
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        new JsonObject { ["items"] = new JsonArray([.. Enumerable.Range(0, 100).Select(Workload.Message)]) }.ToJsonString());

    private static readonly byte[] Empty = """{"items":[]}"""u8.ToArray();

    /// <summary>Serves until the process is stopped; says where in one line.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                await JsonSerializer.DeserializeAsync<SyncRequest>(context.Request.Body, ContractJson.Strict, context.RequestAborted);
            }
            else if (context.Request.Path.StartsWithSegments(ExtRoutes.Base))
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(context.Request.Path == ExtRoutes.Snippets ? Empty : Page, context.RequestAborted);
            }
        });
        await app.StartAsync();
        Console.WriteLine($"Floor: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
