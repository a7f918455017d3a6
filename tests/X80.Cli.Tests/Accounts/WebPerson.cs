using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace X80.Cli.Tests.Accounts;

/// <summary>A person at the backend's web app: keeps cookies, follows redirects, sends forms with their hidden fields.</summary>
internal sealed class WebPerson(Uri backend) : IDisposable
{
    private const string Password = "a few good words";

    private readonly HttpClient http = new() { BaseAddress = backend };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Becomes the first administrator.</summary>
    public static async Task<WebPerson> SetUpAsync(Uri entrance)
    {
        var person = new WebPerson(new Uri(entrance, "/"));
        await person.SubmitAsync(entrance.PathAndQuery, "Set up", ("Name", "Ada [Quill] 🌊 שלום"), ("Login", "ada"), ("Password", Password));
        return person;
    }

    /// <returns>A new pairing code, as the page shows it.</returns>
    public async Task<string> MakeCodeAsync() => (await SubmitAsync("/tokens", "Make a code", ("password", Password))).QuerySelector(".secret")!.TextContent;

    public void Dispose() => http.Dispose();

    private async Task<IDocument> SubmitAsync(string page, string button, params (string Name, string Value)[] typed)
    {
        var form = Parse(await http.GetStringAsync(page, Cancel)).QuerySelectorAll("form")
            .First(form => form.QuerySelectorAll("button").Any(one => one.TextContent.Trim() == button));
        var fields = form.QuerySelectorAll("input")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .Where(field => typed.All(one => one.Name != field.Key))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var body = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(form.GetAttribute("action") ?? page, body, Cancel);
        return Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel));
    }

    private static IDocument Parse(string page) => new HtmlParser().ParseDocument(page);
}
