using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>What a browser does without script: keeps cookies, sends forms with their hidden fields. Follows no redirect by itself.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly HttpClient http;

    public TestBrowser(Uri server)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server };
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static IHtmlDocument Parse(WireAnswer answer) => new HtmlParser().ParseDocument(answer.Body);

    public async Task<WireAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, Cancel);
        return new WireAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel), response.Headers.ToString())
        {
            Location = response.Headers.Location?.OriginalString,
        };
    }

    public async Task<WireAnswer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<WireAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request);
    }

    /// <summary>Opens a page, fills the first form that has such a button, and presses it.</summary>
    public async Task<WireAnswer> SubmitAsync(string page, string button, params (string Name, string Value)[] typed)
    {
        var answer = (await GetAsync(page)).Expect(200);
        return await SubmitAsync(answer, page, button, typed);
    }

    /// <summary>The same on a page that is open already.</summary>
    public Task<WireAnswer> SubmitAsync(WireAnswer open, string page, string button, params (string Name, string Value)[] typed)
    {
        var form = Parse(open).QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .First(form => form.QuerySelectorAll("button").Any(one => one.TextContent.Trim() == button));
        var fields = form.QuerySelectorAll("input, select, textarea")
            .Where(field => field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked"))
            .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name")!, (field as IHtmlSelectElement)?.Value ?? field.GetAttribute("value") ?? field.TextContent))
            .Where(field => typed.All(one => one.Name != field.Key))
            .Concat(typed.Select(one => new KeyValuePair<string, string>(one.Name, one.Value)));
        return PostAsync(form.GetAttribute("action") ?? page, fields);
    }

    public void Dispose() => http.Dispose();
}
