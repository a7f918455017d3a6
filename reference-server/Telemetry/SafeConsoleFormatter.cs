using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace X80.ReferenceServer.Telemetry;

/// <summary>One line an event on the console, with nothing in it that a client sent.</summary>
internal sealed class SafeConsoleFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "x80";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = SafeText.Of(logEntry.Category, logEntry.EventId, logEntry.State as IReadOnlyList<KeyValuePair<string, object?>>, logEntry.Exception);
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {logEntry.LogLevel} {logEntry.Category}: {text}"));
    }
}
