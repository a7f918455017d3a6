using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Open;

/// <summary>GUARD-8: automation, drivers and saved pages never touch the real session's profile, since one command alone names it.</summary>
public sealed class ProfileTests
{
    [Fact]
    public void One_place_in_the_product_names_the_real_profile() => Assert.Equal(
        ["cli/Open/OpenRunner.cs", "cli/Personal/PersonalFolder.cs"],
        RepositoryView.OfTree().Sources
            .Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("ProfileOf(", StringComparison.Ordinal) || file.Text.Contains("ProfileFolder = ", StringComparison.Ordinal))
            .Select(file => file.Path).Order());
}
