using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.Cli;
using X80.Cli.Running;

// An empty builder: appsettings files and variables of the folder one stands in must not change what a command does.
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args });
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(Consoles.OfProcess());
builder.Services.AddSingleton(services =>
    CommandTree.Create(services.GetRequiredService<Consoles>(), services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton<CommandRunner>();
using var host = builder.Build();
return await host.Services.GetRequiredService<CommandRunner>().RunAsync(args, CancellationToken.None);
