using System.CommandLine;
using System.Globalization;
using X80.Cli.Running;

namespace X80.Cli.Practice;

/// <summary><c>x80 practice crm</c>: a stand-in for a CRM on a port of this machine.</summary>
internal sealed class PracticeCrmCommand : ExampledCommand
{
    public PracticeCrmCommand(Consoles consoles)
        : base(
            "crm",
            "Runs a stand-in for a CRM until Ctrl-C: it checks requests and answers as the CRM does, and keeps everything in memory.",
            "x80 practice crm --attio",
            "x80 practice crm --affinity --port 8190 --json")
    {
        var attio = new Option<bool>("--attio") { Description = "Attio: its HTTP interface as of October 2026." };
        var affinity = new Option<bool>("--affinity") { Description = "Affinity: both versions of its HTTP interface as of October 2026." };
        var port = new Option<int>("--port") { Description = "The port of loopback. [default: a free one]", HelpName = "PORT" };
        var json = new JsonOption();
        port.Validators.Add(result =>
        {
            // The words themselves: asked for its value, an option that holds no number throws.
            if (result.Tokens.Any(word => !int.TryParse(word.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 65_535))
            {
                result.AddError("A port is a number up to 65535; 0 takes a free one.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(attio) == result.GetValue(affinity))
            {
                result.AddError("Say which CRM: --attio or --affinity.");
            }
        });
        Options.Add(attio);
        Options.Add(affinity);
        Options.Add(port);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
        {
            var runner = new PracticeCrmRunner(consoles);
            return parsed.GetValue(affinity)
                ? runner.RunAffinityAsync(parsed.GetValue(port), parsed.GetValue(json), cancellationToken)
                : runner.RunAttioAsync(parsed.GetValue(port), parsed.GetValue(json), cancellationToken);
        });
    }
}
