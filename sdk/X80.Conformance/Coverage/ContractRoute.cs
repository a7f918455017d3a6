using System.Text.RegularExpressions;
using X80.Contract.Sessions;

namespace X80.Conformance.Coverage;

/// <summary>A route of the contract, as a row of the coverage.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Template">Such as <c>/api/ext/conversations/{id}</c>.</param>
internal sealed record ContractRoute(string Method, string Template)
{
    private readonly Regex path = new("^" + Regex.Replace(Regex.Escape(Template), @"\\\{[^}]*}", "[^/?]+") + @"(?:\?.*)?$");

    /// <summary>Every route of version 1.</summary>
    public static IReadOnlyList<ContractRoute> All { get; } =
    [
        new("GET", ExtRoutes.Session), new("GET", ExtRoutes.Conversations), new("POST", ExtRoutes.Conversations), new("GET", ExtRoutes.Conversation),
        new("PUT", ExtRoutes.Privacy), new("PUT", ExtRoutes.Link), new("DELETE", ExtRoutes.Link), new("POST", ExtRoutes.Sync), new("GET", ExtRoutes.Messages),
        new("POST", ExtRoutes.Messages), new("DELETE", ExtRoutes.Message), new("GET", ExtRoutes.Note), new("POST", ExtRoutes.Withdraw),
        new("POST", ExtRoutes.RecordSearch), new("POST", ExtRoutes.Records), new("GET", ExtRoutes.Record), new("PATCH", ExtRoutes.Record),
        new("GET", ExtRoutes.Activities), new("POST", ExtRoutes.Activities), new("GET", ExtRoutes.Snippets), new("GET", ExtRoutes.Ledger),
    ];

    /// <param name="step">A step of evidence, such as <c>raw POST /api/ext/conversations</c>.</param>
    public bool IsOf(string step)
    {
        var words = step.Split(' ');
        return words.Length > 1 && words[^2] == Method && path.IsMatch(words[^1]);
    }

    public override string ToString() => $"{Method} {Template[ExtRoutes.Base.Length..]}";
}
