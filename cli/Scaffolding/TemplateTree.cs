using Scriban;
using Scriban.Runtime;

namespace X80.Cli.Scaffolding;

/// <summary>
/// The templates that the tool carries. A template's place in the tree is its file's place in the scaffold; <c>Pascal</c>
/// in a file's name stands for the C# name and <c>NAME</c> for the plain one.
/// </summary>
internal static class TemplateTree
{
    /// <param name="root">The tree, such as <c>templates/</c>.</param>
    /// <param name="pascal">The C# name.</param>
    /// <param name="name">The plain name.</param>
    /// <param name="values">What a template may name.</param>
    /// <param name="versions">The versions of the packages that the tool carries; a template may name these, too.</param>
    public static IEnumerable<ScaffoldFile> Render(string root, string pascal, string name, object values, CarriedVersions versions)
    {
        foreach (var (path, text) in ResourceTree.Read(root))
        {
            var named = new ScriptObject();
            named.Import(values);
            named.Import(new { versions.X80, versions.Xunit });

            // Strict: a template that names what is not there is a mistake of ours, and an empty string would hide it.
            var context = new TemplateContext { StrictVariables = true };
            context.PushGlobal(named);
            yield return new ScaffoldFile(
                path.Replace("Pascal", pascal, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal),
                Template.Parse(text, path).Render(context));
        }
    }
}
