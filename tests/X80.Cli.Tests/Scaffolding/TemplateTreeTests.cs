using System.Xml.Linq;
using X80.Cli.Scaffolding;

namespace X80.Cli.Tests.Scaffolding;

public sealed class TemplateTreeTests
{
    private const string Odd = "/home/Jo & Ann <\"tools\">";

    [Theory]
    [InlineData("templates/", "/nuget.config", "/Directory.Build.props")]
    [InlineData("client-templates/", "/nuget.config")]
    public void A_folder_of_any_name_stands_in_XML_as_it_is(string root, params string[] files)
    {
        var values = new { Name = "acme", Title = "Acme", Pascal = "Acme", Host = "chat.acme.example", Pack = "acme", Packages = Odd, Tool = Odd };

        var made = TemplateTree.Render(root, "Acme", "acme", values, new CarriedVersions("1.0.0", "1.0.0")).ToDictionary(file => "/" + file.Path, file => file.Text);

        Assert.All(files, file => Assert.Contains(
            Odd, XDocument.Parse(made[file]).Descendants().SelectMany(element => element.Attributes().Select(one => one.Value).Append(element.Value))));
    }
}
