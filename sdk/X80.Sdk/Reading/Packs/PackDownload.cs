using System.Net;

namespace X80.Sdk.Reading.Packs;

/// <summary>Gets a small file from an address: no redirect, no cookie, no more than so many bytes.</summary>
internal sealed class PackDownload : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TimeProvider time;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16 });

    public PackDownload(TimeProvider time) => this.time = time;

    /// <returns>Null where the address has no such file.</returns>
    /// <exception cref="PackFetchException">It cannot be reached, leads elsewhere, or answers with something else or with too much.</exception>
    public async Task<byte[]?> GetAsync(Uri address, int mostBytes, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(answer, mostBytes, either.Token).ConfigureAwait(false),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => null,
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => throw new PackFetchException(
                    "fetch-redirected", "The address leads to another one, and that is not followed.", "Name the address where the pack itself lies."),
                var other => throw new PackFetchException(
                    "fetch-failed", $"The address answered with status {(int)other}.", "Try again later, or ask whoever keeps the address."),
            };
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new PackFetchException("fetch-unreachable", "The address cannot be reached.", "Check the address and the network, then try again.", failed);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PackFetchException("fetch-too-slow", $"The address did not answer within {Patience.TotalSeconds:0} seconds.", "Try again later.", slow);
        }
    }

    public void Dispose() => client.Dispose();

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, int mostBytes, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        // A length that is not told, or told wrongly, must not fill the memory.
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var bytes = new byte[mostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length > mostBytes ? throw TooLarge(mostBytes) : bytes[..length];
    }

    private static PackFetchException TooLarge(int mostBytes) =>
        new("fetch-too-large", $"The address answers with more than {mostBytes} bytes: that is no pack.", "Check the address.");
}
