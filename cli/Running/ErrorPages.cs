using Microsoft.Extensions.Options;
using X80.Cli.Demo;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Harness;
using X80.ReferenceServer;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Snippets;
using X80.Sdk.Tokens;

namespace X80.Cli.Running;

/// <summary>
/// The one place where an exception becomes words. What is not known here is named by its type alone: the message of a
/// stranger's exception may hold content, a token or a path.
/// </summary>
internal static class ErrorPages
{
    // As the systems number them: ENOSPC, EROFS, ERROR_DISK_FULL.
    private const int NoRoom = 28;
    private const int ReadOnly = 30;
    private const int NoRoomOnWindows = unchecked((int)0x80070070);

    public static ErrorPage For(Exception exception) => exception switch
    {
        CliException known => known.Page,
        OperationCanceledException => new(ExitCode.Cancelled, "Stopped.", "", "Run the command again to start over."),
        ReadRefusedException refused => new(ExitCode.CheckFailed, refused.Refusal.Sentence, Stage(refused.Refusal),
            "Open a chat of the channel's own page and read again."),
        HarnessException stopped => new(ExitCode.ToolFailed, stopped.Message, "", "Nothing was read and nothing was sent."),
        OptionsValidationException invalid => new(ExitCode.Usage, "The server's options are not right.",
            string.Join(" ", invalid.Failures), "Correct them and start again."),
        ServerStateException unfit => new(ExitCode.ToolFailed, "The backend cannot use what lies in its folders.", unfit.Message, "Put it right and run the command again."),
        WriteFailedException unsure => new(ExitCode.CheckFailed, unsure.Message, "", "See where it stands: x80 ledger held."),
        ReaderPackException unfit => new(ExitCode.Usage, $"The reader pack {unfit.Pack} cannot be used.", $"At {unfit.Path}: {unfit.Problem}", unfit.Fix),
        PackFetchException unfetched => new(ExitCode.CheckFailed, unfetched.What, "The pack folder is as it was.", unfetched.Next),
        ProbeFailedException or ClientFailedException or NotApplicableException => new(ExitCode.ToolFailed, exception.Message, "", "Nothing was judged. Put it right and run the command again."),
        DemoCheckException unmet => new(ExitCode.CheckFailed, unmet.Message, "", "Look at the demo's pictures, then run it again."),
        SnippetRefusedException unplaced => new(ExitCode.CheckFailed, unplaced.Message, "", "Look at the chat, then click again."),
        ClickExpiredException late => new(ExitCode.CheckFailed, late.Message, "", "Click again."),
        PageHostException gone => new(ExitCode.ToolFailed, gone.Message, "The browser did not answer.", "Run the command again."),
        SecretStoreException unanswered => new(ExitCode.ToolFailed, "The secret store did not answer.", unanswered.Message, "Then run the command again."),
        HttpRequestException => new(ExitCode.ToolFailed, "The backend could not be reached.",
            "No connection could be made, or it was cut.", "Check its address and that it runs."),
        UnauthorizedAccessException => new(ExitCode.ToolFailed, "A file or folder could not be opened.",
            "This user has no right to it.", "Choose another folder, or run as its owner."),
        IOException { HResult: NoRoom or NoRoomOnWindows } => new(ExitCode.ToolFailed, "The disk is full.",
            "There is no room for a file that was to be written.", "Make room, or choose another folder, then run the command again."),
        IOException { HResult: ReadOnly } => new(ExitCode.ToolFailed, "A folder cannot be written to.",
            "Its file system is read-only.", "Choose another folder, then run the command again."),
        DirectoryNotFoundException or FileNotFoundException => new(ExitCode.ToolFailed, "A file or folder is not there.",
            "One that the command was to use does not exist.", "Make it, or name another, then run the command again."),
        IOException => new(ExitCode.ToolFailed, "A file or a port could not be used.",
            $"The system said no ({exception.GetType().Name}).", "Check that the folder exists, has room, and that nothing else uses it."),
        _ => OfKind(exception.GetType().Name),
    };

    /// <summary>Kinds that other assemblies keep to themselves are known by name; their words are not looked at.</summary>
    private static ErrorPage OfKind(string kind) => kind switch
    {
        "StoreUnavailableException" or "FileGoneException" or "CommitUnknownException" => new(
            ExitCode.ToolFailed, "The backend's database could not do it.", "It is busy, damaged or gone; nothing is certain of this one act.",
            "Look whether its files are where they were and the disk has room, then run the command again."),
        "CrmFailedException" => new(ExitCode.ToolFailed, "The CRM did not do it, or nobody knows.", "", "Look at the record in the CRM, then run the command again."),
        "LoginTakenException" or "SettingsRefusedException" or "RefusedException" => new(
            ExitCode.CheckFailed, "The backend refused this.", "", "Do it in the web app: it says why."),
        "BundleBrokenException" => new(
            ExitCode.CheckFailed, "The evidence bundle does not hold together.", "", "Ask for it as the run has left it, or run the suite yourself."),
        "CaptureRefusedException" => new(ExitCode.CheckFailed, "The capture was refused.", "", "Look at the sidebar: it says why."),
        "StepRefusedException" or "AttioRefusalException" or "AffinityRefusalException" => new(
            ExitCode.ToolFailed, "A stand-in or a step of the suite refused what came.", "", "Run the command again; if it stays, report it."),
        _ => new(
            ExitCode.ToolFailed, "x80 failed in a way it does not know.", $"The failure is of the kind {kind}.", "Run the command again; if it stays, report it with this kind."),
    };

    private static string Stage(ReadRefusal refusal) =>
        refusal.Selector.Length == 0 ? $"Stage: {refusal.Stage}." : $"Stage: {refusal.Stage}; selector: {refusal.Selector}.";
}
