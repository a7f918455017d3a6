using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Embedding;
using X80.Sdk.Pages;
using X80.Simulator.Practice;
using X80.TestApp;

// What a wrapper takes of the packages, from its start to a reading that is refused: .ci/native compiles it ahead of time and runs it.
var services = new ServiceCollection();
services.AddSingleton<IPageHost, EmptyPage>();
services.AddX80(x80 => x80.Backend = new Uri(Environment.GetEnvironmentVariable("X80_BACKEND") ?? "http://localhost:5080/"));
await using var provider = services.BuildServiceProvider();
provider.GetRequiredService<IStartupValidator>().Validate();
var capture = provider.GetRequiredService<CaptureSession>();
await capture.StartAsync(CancellationToken.None);
var click = provider.GetRequiredService<ClickGate>().Mint(new("sync", true, true, ClickGate.SettleTime, EmptyPage.Document.Id), out _)!;
await capture.ExecuteAsync(new CaptureCommand.Sync(), click, CancellationToken.None);
Console.WriteLine(CaptureStateJson.Write(capture.State));

var site = PracticeSite.Create(7);
Console.WriteLine($"practice page: {site.Answer("/").Status}, {site.Chats[0].Messages.Count > 0}");
