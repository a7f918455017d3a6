using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server run</c>.</summary>
internal sealed class ServerRunCommand : ExampledCommand
{
    private readonly Option<int> drain = new("--drain-seconds") { Description = "How long to go on serving after a stop, while saying that it is not ready." };

    public ServerRunCommand(Consoles consoles)
        : base(
            "run",
            "Runs the reference backend until Ctrl-C: one database file or PostgreSQL, the embedded CRM, its web pages.",
            "x80 server run",
            "x80 server run --urls http://127.0.0.1:8180 --data ./x80-data --keys ./x80-keys",
            "x80 server run --database postgres://x80_server@db.example/x80 --keys ./x80-keys")
    {
        var folders = new DataFolders();
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on, separated by semicolons; port 0 takes a free one.",
            DefaultValueFactory = _ => "http://127.0.0.1:8180",
        };
        var telemetry = new Option<string?>("--telemetry")
        {
            Description = "An OTLP collector (http/protobuf) for traces, metrics and logs without content. [default: none, nothing is sent]",
            HelpName = "URL",
        };
        var region = new Option<string?>("--phone-region")
        {
            Description = "The country, such as DE, of phone numbers that are written without one. [default: none]",
            HelpName = "REGION",
        };
        var hosts = new Option<string[]>("--host")
        {
            Description = "A name under which the web app answers, besides loopback's and those in --urls; again for more.",
            HelpName = "NAME",
        };
        var proxies = new Option<string[]>("--proxy")
        {
            Description = "A proxy whose X-Forwarded-For and X-Forwarded-Proto are believed, besides this machine; again for more.",
            HelpName = "ADDRESS",
        };
        var crm = new Option<string>("--crm")
        {
            Description = "The workspace's CRM, until another one is chosen in the web app, under Settings, CRM. Its key is given there.",
            DefaultValueFactory = _ => "embedded",
        };
        crm.AcceptOnlyFromAmong("embedded", "attio", "affinity");
        var attio = new Option<string>("--attio-address")
        {
            Description = "Where Attio's API answers: a stand-in, for practice.",
            DefaultValueFactory = _ => "https://api.attio.com/",
            HelpName = "URL",
        };
        var nextStep = new Option<string?>("--attio-next-step")
        {
            Description = "The slug of Attio's date attribute that holds the next step. [default: the next task or meeting]",
            HelpName = "SLUG",
        };
        var activity = new Option<string?>("--attio-activity")
        {
            Description = "The slug of Attio's activities for chats, where the plan has them. [default: an activity is a small note]",
            HelpName = "SLUG",
        };
        var affinity = new Option<string>("--affinity-address")
        {
            Description = "Where Affinity's API answers: a stand-in, for practice.",
            DefaultValueFactory = _ => "https://api.affinity.co/",
            HelpName = "URL",
        };
        var deals = new Option<string?>("--affinity-deal-list")
        {
            Description = "The id of Affinity's list in which opportunities are made. [default: the account's only list of opportunities]",
            HelpName = "ID",
        };
        var json = new JsonOption();
        Options.Add(crm);
        Options.Add(attio);
        Options.Add(nextStep);
        Options.Add(activity);
        Options.Add(affinity);
        Options.Add(deals);
        Options.Add(urls);
        Options.Add(hosts);
        Options.Add(proxies);
        folders.AddTo(this);
        Options.Add(telemetry);
        Options.Add(drain);
        Options.Add(region);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new ServerRunner(consoles).RunAsync(
            folders.In(parsed) with
            {
                Urls = parsed.GetRequiredValue(urls),
                Crm = parsed.GetRequiredValue(crm),
                AttioAddress = parsed.GetRequiredValue(attio),
                AttioNextStep = parsed.GetValue(nextStep),
                AttioActivity = parsed.GetValue(activity),
                AffinityAddress = parsed.GetRequiredValue(affinity),
                AffinityDealList = parsed.GetValue(deals),
                Hosts = parsed.GetValue(hosts) ?? [],
                Proxies = parsed.GetValue(proxies) ?? [],
                TelemetryEndpoint = parsed.GetValue(telemetry),
                PhoneRegion = parsed.GetValue(region),
                DrainDelay = TimeSpan.FromSeconds(parsed.GetValue(drain)),
            },
            parsed.GetValue(json),
            cancellationToken));
    }

    /// <summary>It serves on for as long as it was told, then lets go of what is in flight.</summary>
    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers + TimeSpan.FromSeconds(Math.Max(0, parsed.GetValue(drain)));
}
