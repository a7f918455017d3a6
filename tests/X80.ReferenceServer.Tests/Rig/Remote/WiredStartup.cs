using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Remote;

[assembly: HostingStartup(typeof(WiredStartup))]

namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>
/// Puts the wired stand-in into a server that the tests start as a process of its own. ASP.NET loads it there because the
/// environment of that process names this assembly; in any other process it does nothing.
/// </summary>
public sealed class WiredStartup : IHostingStartup, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string DoorVariable = "X80_TEST_CRM";
    private readonly string? door = Environment.GetEnvironmentVariable(DoorVariable);

    /// <summary>The server's own program with a remote CRM.</summary>
    internal static ProcessStartInfo StartInfo(string folder, TestDatabase database, CrmDoor crm)
    {
        var tests = Path.Combine(AppContext.BaseDirectory, typeof(WiredStartup).Assembly.GetName().Name!);
        string[] words =
        [
            "exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json", ServerProcess.Program,
            "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"), .. database.Arguments,
        ];
        var start = new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[DoorVariable] = crm.Address;
        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = Path.GetFileName(tests);
        return start;
    }

    public void Configure(IWebHostBuilder builder)
    {
        if (door is not null)
        {
            DiagnosticListener.AllListeners.Subscribe(this);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    /// <summary>The last word on services, after the program's own: as the tests' other servers are given theirs.</summary>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(services => services.AddSingleton<ICrmConnector>(new WiredCrm(new Uri(door!))));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
