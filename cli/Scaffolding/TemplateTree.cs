using System.Reflection;
using Scriban;
using Scriban.Runtime;

namespace X80.Cli.Scaffolding;

/// <summary>
/// The templates that the tool carries. A template's place in the tree is its file's place in the scaffold; <c>Pascal</c>
/// in a file's name stands for the C# name and <c>NAME</c> for the channel's word.
/// </summary>
internal static class TemplateTree
{
    private const string Root = "templates/";

    /// <summary>Everything that a template may name.</summary>
    /// <param name="request">The channel to be made.</param>
    /// <param name="versions">The versions of the packages that the tool carries.</param>
    /// <param name="packages">The folder of packages.</param>
    /// <param name="tool">The tool's own assembly.</param>
    public static IEnumerable<ScaffoldFile> Render(NewChannelRequest request, CarriedVersions versions, string packages, string tool)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var template = Template.Parse(reader.ReadToEnd(), name);
            var values = new ScriptObject();
            values.Import(new { request.Name, request.Pascal, request.Host, request.Pack, Packages = packages, Tool = tool });
            values.Import(new { versions.X80, versions.Xunit });

            // Strict: a template that names what is not there is a mistake of ours, and an empty string would hide it.
            var context = new TemplateContext { StrictVariables = true };
            context.PushGlobal(values);
            yield return new ScaffoldFile(
                name[Root.Length..].Replace("Pascal", request.Pascal, StringComparison.Ordinal).Replace("NAME", request.Pack, StringComparison.Ordinal),
                template.Render(context));
        }
    }
}
