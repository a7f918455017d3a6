using OpenTelemetry;
using OpenTelemetry.Logs;

namespace X80.ReferenceServer.Telemetry;

/// <summary>Leaves of a log record what <see cref="SafeText"/> allows, before any exporter sees it.</summary>
internal sealed class SafeLogProcessor : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        var text = SafeText.Of(data.CategoryName ?? "", data.EventId, data.Attributes, data.Exception);
        data.Attributes = null;
        data.Exception = null;
        data.FormattedMessage = text;
        data.Body = text;
    }
}
