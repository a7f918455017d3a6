using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-13: the epoch is rotated, its key destroyed, and what lives reads on.</summary>
public sealed class RotationTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Keys => server.DataFolder + "-keys";

    [Fact]
    public async Task A_rotation_moves_every_key_destroys_the_old_one_and_touches_no_content()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("one"), Wire.Message("two"))).Expect(200);
        using var database = Open();
        var content = Content(database);

        var outcome = await server.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);

        Assert.Equal([outcome.Epoch - 1], outcome.Destroyed);
        Assert.Equal([$"epoch-{outcome.Epoch}.key"], Directory.GetFiles(Keys, "epoch-*").Select(Path.GetFileName));
        Assert.Equal([outcome.Epoch], database.Query<long>("select distinct epoch from conversation_keys"));
        Assert.Equal(content, Content(database));
        Assert.Equal(["one", "two"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Erasing_makes_the_epoch_rotate_within_a_day_by_itself()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("to be withdrawn"))).Expect(200);
        using var database = Open();
        var before = Active(database);

        await member.SetPrivateAsync(conversation, "withdraw");
        server.Time.Advance(TimeSpan.FromHours(23));
        await Poll.UntilAsync(() => database.ExecuteScalar<long>("select count(*) from key_epochs where epoch <= @before", new { before }) == 0, Cancel);

        Assert.False(File.Exists(Path.Combine(Keys, $"epoch-{before}.key")));
        Assert.Equal(0, database.ExecuteScalar<long>("select count(*) from erasures"));
    }

    [Fact]
    public async Task A_key_that_opens_nothing_does_not_keep_the_old_epoch_alive()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var damaged = await member.OpenSharedAsync();
        (await member.SyncAsync(damaged, Wire.Message("lost"))).Expect(200);
        var whole = await member.OpenSharedAsync("title:another");
        (await member.SyncAsync(whole, Wire.Message("kept"))).Expect(200);
        using var database = Open();
        database.Execute("update conversation_keys set wrapped = @zeros where conversation_id = @damaged", new { damaged, zeros = new byte[60] });

        var outcome = await server.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);

        Assert.Equal(1, outcome.Unreadable);
        Assert.Equal(["kept"], await member.TextsAsync(whole));
        (await member.GetAsync($"conversations/{damaged}/messages")).ExpectProblem(503, "gate-unavailable");
        database.Execute("delete from conversation_keys where conversation_id = @damaged", new { damaged });
    }

    private DbConnection Open() => server.Database.OpenRaw();

    private static long Active(DbConnection database) =>
        database.ExecuteScalar<long>("select max(epoch) from key_epochs where active = 1");

    private static List<string> Content(DbConnection database) =>
        [.. database.Query<(string Id, byte[] Sealed)>("select id, sealed from messages order by id").Select(row => row.Id + Convert.ToHexString(row.Sealed))];
}
