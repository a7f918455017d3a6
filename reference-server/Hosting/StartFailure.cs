using Microsoft.Extensions.Options;

namespace X80.ReferenceServer.Hosting;

/// <summary>Why a server did not start, for whoever started it: never a stack, never the text of a stranger's exception.</summary>
internal static class StartFailure
{
    private const int Usage = 2;
    private const int Failed = 4;

    /// <returns>The exit code and the words; null where a tool has stopped the host on purpose.</returns>
    public static (int ExitCode, string Words)? Explain(Exception exception) => exception switch
    {
        OptionsValidationException wrong => (Usage, string.Join(Environment.NewLine, ["The server's options are not right.", .. wrong.Failures])),
        ServerStateException unfit => (Failed, unfit.Message),
        UnauthorizedAccessException => (Failed, "A file or folder could not be opened: this user has no right to it."),
        IOException => (Failed, "A file or a port could not be used. Check that the folder exists and has room, and that nothing else uses the port."),
        HostAbortedException => null,
        _ => (Failed, $"The server failed in a way that it does not know ({exception.GetType().Name})."),
    };
}
