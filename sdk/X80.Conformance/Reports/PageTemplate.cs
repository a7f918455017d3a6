using Scriban;
using Scriban.Runtime;

namespace X80.Conformance.Reports;

/// <summary>A page's template out of the package.</summary>
internal sealed class PageTemplate
{
    private readonly Template template;

    /// <param name="name">Of the embedded resource.</param>
    /// <exception cref="InvalidOperationException">The package is damaged.</exception>
    public PageTemplate(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} is missing from the package; reinstall X80.Conformance.");
        using var reader = new StreamReader(stream);
        template = Template.Parse(reader.ReadToEnd(), name);
        if (template.HasErrors)
        {
            throw new InvalidOperationException($"The template {name} is broken: {template.Messages}");
        }
    }

    public string Render(ScriptObject model)
    {
        // A whole run has thousands of lines of evidence; the template is ours, and ends.
        var context = new TemplateContext { StrictVariables = true, LoopLimit = 0 };
        context.PushGlobal(model);
        return template.Render(context);
    }
}
