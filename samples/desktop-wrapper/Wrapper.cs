using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using X80.Samples.DesktopWrapper.Guarding;
using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;
using X80.Samples.DesktopWrapper.Panel;
using X80.Samples.DesktopWrapper.Secrets;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Embedding;
using X80.Sdk.Guarding;
using X80.Sdk.Pages;
using X80.Sdk.Tokens;

namespace X80.Samples.DesktopWrapper;

/// <summary>Puts the wrapper together: the guard stands before the page loads, and all ends with the window.</summary>
internal static class Wrapper
{
    public static async Task<int> RunAsync(GtkLoop loop, WrapperOptions options)
    {
        using var ending = new CancellationTokenSource();
        Directory.CreateDirectory(options.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var refusals = new RefusalList();
        await using var proxy = new ChannelProxy(
            options.Channel, options.Proxy, host => loop.Post(_ => refusals.Add(new Refusal("network", host, "not-the-channel")), null));
        var page = PageView.Create(options, proxy.Address);
        page.AddFilter(await NetworkFilter.CompileAsync(NetworkFilter.RulesFor(options.Channel), Path.Combine(options.Folder, "filters")));
        var committed = new CommittedDocument(page, options.IsPractice);
        var tokens = new WrapperTokens(LibSecretStore.IsThere(Environment.GetEnvironmentVariable) ? new LibSecretStore() : null);

        var services = new ServiceCollection();
        services.AddX80(x80 => (x80.Channel, x80.Backend) = (options.Channel, options.Backend));
        services.AddSingleton<IPageHost>(new WebKitPageHost(loop, page, committed));
        services.AddSingleton<ITokenSource>(tokens);
        await using var parts = services.BuildServiceProvider();
        parts.GetRequiredService<IStartupValidator>().Validate();
        var (guard, gate, time) = (parts.GetRequiredService<HostGuard>(), parts.GetRequiredService<ClickGate>(), parts.GetRequiredService<TimeProvider>());
        var capture = parts.GetRequiredService<CaptureSession>();

        refusals.Added += (_, refused) => Console.Error.WriteLine($"Refused to the page: {refused.What} {refused.Address} ({refused.Reason})");
        var window = new PanelWindow(time, $"{options.Channel.DisplayName} to CRM");
        var gestures = new PageGestures(page.Widget, time);
        var links = new LinkRouter(guard, parts.GetRequiredService<IExternalOpener>(), gestures, refusals);
        var around = new PageGuard(guard, gate, links, refusals, committed, page, options.Channel.StartUrl);
        around.Attach();
        var desk = new PermissionDesk(page, committed, around, refusals);
        desk.Attach();
        new DialogGuard(page, committed, around, gestures, refusals).Attach();
        new FilePicker(page, window.Widget, committed, around, gestures, refusals).Attach();
        committed.Committed += (_, _) => capture.ForgetReading();
        committed.Gone += (_, _) => capture.Close();

        var notices = NoticesOf(options);
        foreach (var notice in notices)
        {
            Console.Error.WriteLine(notice);
        }

        var controller = new PanelController(window, capture, gate, committed, desk, refusals, tokens, new NoteOpener(options.Backend), notices, loop, ending.Token);
        var closed = new TaskCompletionSource();
        window.Closed += (_, _) => closed.TrySetResult();

        // The desktop's own word to end, such as at a log-out.
        using var told = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            loop.Post(_ => closed.TrySetResult(), null);
        });
        window.Show(page.Widget);
        controller.Draw();
        page.Load(options.Channel.StartUrl);
        await capture.StartAsync(ending.Token);
        await closed.Task;
        around.End();
        await ending.CancelAsync();
        return 0;
    }

    private static List<string> NoticesOf(WrapperOptions options)
    {
        List<string> notices = [];
        if (options.IsUnsandboxed)
        {
            notices.Add("The page's process runs WITHOUT its sandbox. That is for practice pages alone.");
        }

        if (options.IsPractice)
        {
            notices.Add("This is practice: a stand-in answers at the channel's address, and the profile is thrown away.");
        }

        return notices;
    }
}
