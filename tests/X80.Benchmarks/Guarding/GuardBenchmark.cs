using BenchmarkDotNet.Attributes;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Benchmarks.Guarding;

/// <summary>
/// The guard beside the platform's parser on the same addresses: at most 0.25 of its time, and nothing allocated for a decision
/// to load.
/// </summary>
[MemoryDiagnoser]
public class GuardBenchmark
{
    private static readonly HostGuard Guard = new(KnownChannels.WhatsApp.DocumentHosts);

    // In the browser's canonical form, as its events name them.
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        ["load"] =
        [
            "https://web.whatsapp.com/", "https://web.whatsapp.com/send?phone=15551234567&text=Hello", "https://whatsapp.com/",
            "https://static.whatsapp.com/rsrc.php/v3/yz/r/app.js", "https://faq.whatsapp.com/539178204879377#top", "https://a.b.c.whatsapp.com/?q=1",
        ],
        ["external"] =
        [
            "https://example.com/", "https://www.example.co.uk/a/b/c?d=e&f=g#h", "http://example.org/", "https://whatsapp.com.evil.com/",
            "https://xn--bcher-kva.example/%20", "https://maps.example.com/@52.52,13.405,12z/data=!3m1",
        ],
        ["refuse"] =
        [
            "http://web.whatsapp.com/", "https://web.whatsapp.com:8443/", "https://user:pw@web.whatsapp.com/", "https://192.168.0.1/", "ftp://example.com/x",
            "https://web.whatsapp.com./",
        ],
    };

    private string[] urls = [];

    [Params("load", "external", "refuse")]
    public string Decision { get; set; } = "";

    /// <summary>How many addresses one pass goes over.</summary>
    public int Count => urls.Length;

    [GlobalSetup]
    public void Choose() => urls = Addresses[Decision];

    [Benchmark(Baseline = true)]
    public int PlatformHost()
    {
        var length = 0;
        foreach (var url in urls)
        {
            length += new Uri(url).Host.Length;
        }

        return length;
    }

    [Benchmark]
    public int Decide()
    {
        var length = 0;
        foreach (var url in urls)
        {
            length += (int)Guard.Decide(url, GuardContext.Top, gesture: true).Action;
        }

        return length;
    }
}
