using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace X80.ReferenceServer.Telemetry;

/// <summary>
/// Logs to the console, always; traces, metrics and logs to a collector, if the operator names one. Neither can hold content:
/// spans and our own numbers are written from closed lists, the framework's numbers keep the tags named here, log lines
/// go through <see cref="SafeText"/>.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Meters =
        [ServerMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    private static readonly string[] MetricTags =
    [
        "http.request.method", "http.route", "http.response.status_code", "error.type", "network.protocol.version", "url.scheme",
        "x80.reason", "x80.outcome", "gc.heap.generation", "cpu.mode",
    ];

    public static void AddSafeLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConsole(console =>
        {
            console.FormatterName = SafeConsoleFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<SafeConsoleFormatter, ConsoleFormatterOptions>();
    }

    /// <param name="services">Where to.</param>
    /// <param name="collector">An OTLP collector over HTTP; each kind of signal has its own path below it.</param>
    public static void AddCollector(this IServiceCollection services, Uri collector) =>
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("x80-server"))
            .WithTracing(traces => traces
                .SetSampler(new AlwaysOnSampler())
                .AddSource(RequestSpan.SourceName)
                .AddOtlpExporter(export => Aim(export, collector, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                .AddView("*", new MetricStreamConfiguration { TagKeys = MetricTags })
                .AddOtlpExporter(export => Aim(export, collector, "v1/metrics")))
            .WithLogging(
                logs => logs
                    .AddProcessor(new SafeLogProcessor())
                    .AddOtlpExporter(export => Aim(export, collector, "v1/logs")),
                options =>
                {
                    options.IncludeScopes = false;
                    options.ParseStateValues = true;
                });

    private static void Aim(OtlpExporterOptions export, Uri collector, string path)
    {
        export.Protocol = OtlpExportProtocol.HttpProtobuf;
        export.Endpoint = new Uri(collector.ToString().TrimEnd('/') + "/" + path);
    }
}
