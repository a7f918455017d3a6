using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Storage;

namespace X80.Zoo.Servers;

/// <summary>The server with one statement of its SQL changed.</summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="changes">Statements by name, each with what stands in it and what stands there instead; the whole statement where that is null.</param>
internal sealed class SqlMutant(string name, string defect, string[] mustFail, params (string Statement, string? From, string To)[] changes) : SabotagedServer
{
    /// <summary>A statement that does nothing.</summary>
    public const string Nothing = "select 1 where 1 = 0";

    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    protected override void Sabotage(IServiceCollection services)
    {
        var catalog = new SqlCatalog("Sqlite");
        var statements = (Dictionary<string, string>)catalog.Statements;
        foreach (var (statement, from, to) in changes)
        {
            var sql = statements[statement];
            if (from is not null && !sql.Contains(from, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The mutant {name} changes what no longer stands in {statement}.");
            }
            statements[statement] = from is null ? to : sql.Replace(from, to, StringComparison.Ordinal);
        }
        services.Replace(ServiceDescriptor.Singleton(catalog));
    }
}
