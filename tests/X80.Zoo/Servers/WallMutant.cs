using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.Zoo.Servers;

/// <summary>The server with a defect in the database's wall, and with the gate in its code down: the wall stands alone.</summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="allowed">A condition in SQL under which a row is let in besides, in words of the trigger: <c>new</c>.</param>
internal sealed class WallMutant(string name, string defect, string[] mustFail, string allowed) : SabotagedServer, IStoreTriggers
{
    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    public void Install(SqliteConnection connection)
    {
        new StoreTriggers().Install(connection);
        var trigger = connection.QuerySingle<string>("select sql from sqlite_master where name = 'messages_need_permission'");
        connection.Execute("drop trigger messages_need_permission");
        connection.Execute(trigger.Replace("when not (", $"when not (({allowed}) or ", StringComparison.Ordinal));
    }

    protected override void Sabotage(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IStoreTriggers>(this));
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new OpenGate(new PrivacyGate())));
    }

    private sealed class OpenGate(PrivacyGate inner) : IPrivacyGate
    {
        public GateAnswer Admit(GateQuestion question) => inner.Admit(question with { Held = HeldPrivacy.Shared });
    }
}
