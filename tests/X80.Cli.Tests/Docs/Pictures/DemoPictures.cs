using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Docs.Pictures;

/// <summary>The pictures that the demo leaves and pages show. With <c>X80_PICTURES=1</c> the new ones take the place of those that are kept.</summary>
internal static class DemoPictures
{
    public static readonly string[] InPages = ["page.png", "sidebar.png", "crm-record.png"];

    private static readonly bool Replaces = Environment.GetEnvironmentVariable("X80_PICTURES") == "1";

    public static byte[] Kept(string name) => File.ReadAllBytes(FileOf(name));

    /// <returns>Which of the kept ones show something else than the demo does now, and how.</returns>
    public static async Task<IReadOnlyList<string>> StaleAsync(DirectoryInfo album, CancellationToken cancellationToken)
    {
        var stale = new List<string>();
        await using var eye = await PictureEye.OpenAsync(cancellationToken);
        foreach (var name in InPages)
        {
            var made = await File.ReadAllBytesAsync(Path.Combine(album.FullName, name), cancellationToken);
            if (Replaces)
            {
                await File.WriteAllBytesAsync(FileOf(name), made, cancellationToken);
            }
            else if (await eye.CompareAsync(Kept(name), made) is { Length: > 0 } unlike)
            {
                stale.Add($"docs/images/{name}: {unlike}. Make them anew: X80_UNPRIVILEGED=1 X80_PICTURES=1, with this test.");
            }
        }

        return stale;
    }

    private static string FileOf(string name) => Path.Combine(RepositoryView.Root().FullName, "docs", "images", name);
}
