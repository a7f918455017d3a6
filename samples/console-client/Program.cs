using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.Samples.ConsoleClient;
using X80.Sdk.Client;

// X80_BACKEND=https://x80.example/ X80_TOKEN=x80_… dotnet run --project samples/console-client
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddX80Client(options => options.Backend = new Uri(builder.Configuration["X80_BACKEND"] ?? "http://localhost:5080/"));
builder.Services.AddHostedService<MakeAllPrivate>();
await builder.Build().RunAsync();
return Environment.ExitCode;
