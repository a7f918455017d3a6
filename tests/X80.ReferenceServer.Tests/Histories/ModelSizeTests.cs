namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A model is worth something while a person can read it whole, and while it is not the server over again.</summary>
public sealed class ModelSizeTests
{
    private const int FewerLinesThan = 150;

    /// <summary>Lines of code: neither blank nor a comment alone.</summary>
    [Theory]
    [InlineData("Model.cs", "ModelChat.cs")]
    [InlineData("RemoteModel.cs", "RemoteNote.cs", "ModelChat.cs")]
    public void A_model_with_all_it_needs_is_short_and_shares_no_code_with_the_server(params string[] files)
    {
        var code = files.SelectMany(file => File.ReadAllLines(Path.Combine(Folder(), file)))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            .ToList();

        Assert.True(code.Count is > 0 and < FewerLinesThan, $"{string.Join(", ", files)}: {code.Count} lines of code.");
        Assert.DoesNotContain(code, line => line.StartsWith("using ", StringComparison.Ordinal) || line.Contains("X80.Contract", StringComparison.Ordinal));
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "X80.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "tests", "X80.ReferenceServer.Tests", "Histories");
    }
}
