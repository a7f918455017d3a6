using System.Net;
using Refit;
using X80.Contract.Problems;
using X80.Sdk.Client;

namespace X80.Sdk.Tests.Support;

/// <summary>Answers of a substituted API, in the shapes that Refit gives.</summary>
internal static class Answers
{
    public static IApiResponse<T> Ok<T>(T content) where T : class =>
        new ApiResponse<T>(Response(HttpStatusCode.OK, ""), content, RefitDefaults.Create());

    public static async Task<IApiResponse<T>> ProblemAsync<T>(int status, string slug, string more = "") where T : class
    {
        var response = Response((HttpStatusCode)status, $$"""{"type":"{{ProblemTypes.Base}}{{slug}}","detail":"{{Samples.Canary}}"{{more}}}""");
        var error = await ApiException.Create(response.RequestMessage!, HttpMethod.Post, response, RefitDefaults.Create());
        return new ApiResponse<T>(response, null, RefitDefaults.Create(), error);
    }

    public static IApiResponse<T> Down<T>() where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://x80.example/");
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, $"{Samples.Canary} refused");
        return new ApiResponse<T>(request, null, null, RefitDefaults.Create(), new ApiRequestException(request, HttpMethod.Post, RefitDefaults.Create(), refused));
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string body) => new(status)
    {
        RequestMessage = new HttpRequestMessage(HttpMethod.Post, "https://x80.example/"),
        Content = new StringContent(body),
    };
}
