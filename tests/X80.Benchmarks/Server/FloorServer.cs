using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using X80.Contract.Json;
using X80.Contract.Messages;

namespace X80.Benchmarks.Server;

/// <summary>The floor: Kestrel and a handler that reads a sync's body into the contract's type, and nothing else.</summary>
internal static class FloorServer
{
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
        });
        await app.StartAsync();
        Console.WriteLine($"Floor: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
