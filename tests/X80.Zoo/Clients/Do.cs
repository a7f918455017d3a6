using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace X80.Zoo.Clients;

/// <summary>What a sabotaged client does when it is set off.</summary>
internal static class Do
{
    public static Func<ClientStage, Task> Capture { get; } = stage => stage.CaptureAsync();

    /// <summary>Looks the chat up by its name.</summary>
    public static Func<ClientStage, Task> LookUp { get; } = stage =>
        stage.AskAsync(HttpMethod.Post, "api/ext/conversations", new { channel = "whatsapp", key = new string('k', 43), title = "Ana Lima" });

    /// <summary>Lists all that was ever sent.</summary>
    public static Func<ClientStage, Task> List { get; } = stage => stage.AskAsync(HttpMethod.Get, "api/ext/conversations");

    public static Func<ClientStage, Task> Search { get; } = stage => stage.AskAsync(HttpMethod.Post, "api/ext/records/search", new { query = "Ana" });

    /// <summary>Asks who it is, and goes wherever it is sent.</summary>
    public static Func<ClientStage, Task> Session { get; } = stage => stage.AskAsync(HttpMethod.Get, "api/ext/session", follows: true);

    /// <summary>Sends the chat that was read, whatever it is.</summary>
    public static Func<ClientStage, Task> Send { get; } = stage =>
        stage.AskAsync(HttpMethod.Post, $"api/ext/conversations/{stage.Session.Capture.State.Conversation?.Id}/sync", new { messages = Array.Empty<string>() });

    /// <summary>Opens an address outside.</summary>
    public static Func<ClientStage, string, Task> Open { get; } = (stage, address) =>
    {
        stage.Start.Desktop.Open(address);
        return Task.CompletedTask;
    };

    /// <summary>Gives the page a file of the machine.</summary>
    public static Func<IFileChooser, Task> Give { get; } = async chooser =>
    {
        try
        {
            await chooser.SetFilesAsync("/etc/hostname");
        }
        catch (PlaywrightException)
        {
            // The page went away.
        }
    };

    /// <summary>Tells somebody else by the name that it asks for.</summary>
    public static async Task NameAsync(ClientStage stage)
    {
        try
        {
            await Dns.GetHostAddressesAsync("a-chat-was-read.telemetry.invalid");
        }
        catch (SocketException)
        {
            // There is no such name; it is the asking that counts.
        }
    }

    /// <summary>Tells another program of this machine.</summary>
    public static async Task PortAsync(ClientStage stage)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
    }

    /// <summary>Runs a script in the page's own world.</summary>
    public static Func<ClientStage, Task> Script(string script) => async stage =>
    {
        try
        {
            await stage.Page.EvaluateAsync(script);
        }
        catch (PlaywrightException)
        {
            // The page went away.
        }
    };
}
