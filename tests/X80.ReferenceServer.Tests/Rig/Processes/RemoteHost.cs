using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(X80.ReferenceServer.Tests.Rig.Processes.RemoteHost))]

namespace X80.ReferenceServer.Tests.Rig.Processes;

/// <summary>
/// This assembly as a server with a remote CRM, in a process of its own that kills itself (SIGKILL) before one of its acts: a
/// write to the database or a request to the CRM. What the CRM holds lies in a file, as it outlives the server.
/// </summary>
internal sealed class RemoteHost : ITestPipelineStartup
{
    private const string FolderName = "X80_REMOTE_HOST_FOLDER";
    private const string ActName = "X80_REMOTE_HOST_ACT";
    private const string DatabaseName = "X80_REMOTE_HOST_DATABASE";

    private readonly StandInCrm crm = new();
    private string file = "";
    private int last;
    private int acts;

    /// <param name="folder">Of data, keys and the CRM's file.</param>
    /// <param name="act">Before which of its acts it kills itself, counted while there is a file <see cref="Armed"/>; 0 is never.</param>
    /// <param name="address">Of the database; null is SQLite.</param>
    public static ProcessStartInfo StartInfo(string folder, int act, string? address) =>
        new("dotnet", ["exec", typeof(RemoteHost).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                [FolderName] = folder,
                [ActName] = act.ToString(CultureInfo.InvariantCulture),
                [DatabaseName] = address ?? "",
            },
        };

    public static string Armed(string folder) => Path.Combine(folder, "armed");

    /// <summary>What the CRM of the last process held.</summary>
    public static IReadOnlyList<StandInItem> Load(string folder) =>
        FileOf(folder) is var path && File.Exists(path)
            ? [.. JsonSerializer.Deserialize<string[][]>(File.ReadAllText(path))!.Select(item => new StandInItem(
                item[0], Enum.Parse<RemoteKind>(item[1]), new RecordRef(RecordKind.Parse(item[2]), RecordId.Parse(item[3])), item[4], item[5], IsOurs: true))]
            : [];

    /// <summary>Serves until it is killed, where the process was started to; else it is a run of tests.</summary>
    public async ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        if (Environment.GetEnvironmentVariable(FolderName) is not { Length: > 0 } folder)
        {
            return;
        }

        file = FileOf(folder);
        last = int.Parse(Environment.GetEnvironmentVariable(ActName)!, NumberStyles.None, CultureInfo.InvariantCulture);
        crm.Restore(Load(folder));
        crm.Mood = (_, _) =>
        {
            Act();
            return Task.FromResult(StandInMood.Well);
        };
        var database = Environment.GetEnvironmentVariable(DatabaseName);
        var options = new ServerOptions
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = Path.Combine(folder, "data"),
            Database = database is { Length: > 0 } ? database : null,
        };
        await using var app = ServerHost.Build(options, Wrap);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"X80 server: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        Environment.Exit(0);
    }

    public ValueTask StopAsync() => ValueTask.CompletedTask;

    private static string FileOf(string folder) => Path.Combine(folder, "crm.json");

    private void Wrap(IServiceCollection services)
    {
        services.AddSingleton<ICrmConnector>(crm);
        var store = services.Last(service => service.ServiceType == typeof(IStore)).ImplementationType!;
        services.AddSingleton<IStore>(provider => new CountedStore((IStore)ActivatorUtilities.CreateInstance(provider, store)) { Write = Act });
    }

    /// <summary>The CRM has what it has been given when the process ends.</summary>
    private void Act()
    {
        lock (crm)
        {
            var items = crm.Items.Select(item => new[]
            {
                item.Id, item.Kind.ToString(), item.Record.Kind.Value, item.Record.Id.Value, item.Title, item.Body,
            });
            File.WriteAllText(file, JsonSerializer.Serialize(items));
            if (File.Exists(Armed(Path.GetDirectoryName(file)!)) && ++acts == last)
            {
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}
