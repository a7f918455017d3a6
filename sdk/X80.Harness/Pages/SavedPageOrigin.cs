using X80.Harness.Origins;

namespace X80.Harness.Pages;

/// <summary>Answers the start address with the saved page and everything else with nothing: what a page once loaded is gone.</summary>
internal sealed class SavedPageOrigin(Uri start) : IOriginOverride
{
    private static readonly Dictionary<string, string> Html8 = new() { ["Content-Type"] = "text/html; charset=utf-8" };
    private static readonly Dictionary<string, string> NoHeaders = [];

    public ReadOnlyMemory<byte> Html { get; set; }

    public string Origin => start.GetLeftPart(UriPartial.Authority);

    public ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Uri(request.Url).AbsolutePath == start.AbsolutePath
            ? new OriginAnswer(200, Html8, Html)
            : new OriginAnswer(404, NoHeaders, default));

    public void Connect(IOriginSocket socket)
    {
        // A saved page has nobody to talk to: the socket stays silent.
    }
}
