using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace X80.Harness.Tests.Support;

/// <summary>
/// What axe holds against a page as it stands. Deque's own call hands axe's whole script over before each look, which took some two
/// seconds of each; here it lies in the page.
/// </summary>
internal static class Barriers
{
    // A page that no rule applies to was not looked at.
    private const string Look =
        """
        async rules => {
            const only = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
            const seen = await window.axe.run(document, { resultTypes: ['violations'], ...only });
            return seen.passes.length + seen.violations.length === 0
                ? ['nothing was looked at']
                : seen.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
        }
        """;

    /// <summary>For a context whose every page is looked at.</summary>
    public static string Script { get; } = new BundledAxeScriptProvider().GetScript();

    /// <param name="page">May be shown already.</param>
    /// <param name="rules">None: all of axe's.</param>
    /// <returns>A line a rule and place.</returns>
    public static async Task<string[]> OfAsync(IPage page, params string[] rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Look, rules);
    }
}
