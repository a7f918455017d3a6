using Microsoft.Playwright;
using X80.Harness.Browsers;

namespace X80.Cli.Tests.Docs.Pictures;

/// <summary>
/// Looks at two pictures as somebody does who stands far off: the browser draws both a few cells wide, and cells are compared. Another day, port or
/// made-up word changes no cell by much; a part that came, went or moved does.
/// </summary>
internal sealed class PictureEye : IAsyncDisposable
{
    private const string Script = """
        async ([one, other, columns]) => {
          const load = async text => createImageBitmap(await (await fetch('data:image/png;base64,' + text)).blob());
          const cells = (picture, rows) => {
            const context = new OffscreenCanvas(columns, rows).getContext('2d');
            context.imageSmoothingQuality = 'high';
            context.drawImage(picture, 0, 0, columns, rows);
            return context.getImageData(0, 0, columns, rows).data;
          };
          const [a, b] = [await load(one), await load(other)];
          const rows = Math.round(columns * a.height / a.width);
          const [left, right] = [cells(a, rows), cells(b, rows)];
          return [a.width, a.height, b.width, b.height, Math.max(...left.map((value, at) => Math.abs(value - right[at])))];
        }
        """;

    private const int Columns = 24;

    // Of 255, in the cell that differs most; and of a picture's height, which grows with a line that is folded elsewhere.
    private const int MostInACell = 40;
    private const double MostOfHeight = 0.04;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private PictureEye(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<PictureEye> OpenAsync(CancellationToken cancellationToken)
    {
        var installed = await BrowserSetup.EnsureAsync(new Progress<string>(), cancellationToken);
        var playwright = await Playwright.CreateAsync();
        return new PictureEye(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = installed.ExecutablePath }));
    }

    /// <returns>What is unlike in them; empty where nothing is.</returns>
    public async Task<string> CompareAsync(byte[] one, byte[] other)
    {
        var page = await browser.NewPageAsync();
        var seen = await page.EvaluateAsync<int[]>(Script, new object[] { Convert.ToBase64String(one), Convert.ToBase64String(other), Columns });
        await page.CloseAsync();
        return seen[0] != seen[2] || Math.Abs(seen[1] - seen[3]) > MostOfHeight * seen[1] ? $"{seen[0]} x {seen[1]} beside {seen[2]} x {seen[3]}"
            : seen[4] > MostInACell ? $"a part of it differs by {seen[4]} of 255"
            : "";
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
