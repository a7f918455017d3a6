using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Random mutations of every valid body: never a 500, every refusal a published problem, nothing stored from a refused one.</summary>
public sealed class MutationTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Of each route's body; the variable asks for more, or fewer while writing.</summary>
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("X80_MUTATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 250;

    // Refusals leave an audit entry; what was asked of the CRM is counted whatever became of it.
    private static readonly string[] Counting = ["audit", "crm_uses"];

    private static readonly Gen<(int Place, int Way, int Detail, bool Consented)> Changes =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, Mutation.Ways - 1], Gen.Int[0, 999], Gen.Bool);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("open")]
    [InlineData("privacy")]
    [InlineData("link")]
    [InlineData("sync")]
    [InlineData("share")]
    [InlineData("withdraw")]
    [InlineData("search")]
    [InlineData("create")]
    [InlineData("edit")]
    [InlineData("activity")]
    public async Task A_mutated_body_is_taken_or_refused_whole(string route)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await server.Services.GetRequiredService<SettingsDesk>().ChangeAsync(
            await SignedIn.AdministratorAsync(member),
            settings => settings with { SearchesAMinute = 1_000, RecordsADay = 100_000, SharesADay = 1_000 },
            Cancel);
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);
        var target = await ValidBody.OfAsync(route, member);
        (await SendAsync(member, target, Encoding.UTF8.GetBytes((await target.MakeAsync()).ToJsonString()))).Expect(200);
        using var database = server.Database.OpenRaw();
        var rows = new StoredRows(database);
        var refused = 0;
        var held = rows.Size(Counting);

        await Changes.SampleAsync(
            async change =>
            {
                var bytes = await Mutation.OfAsync(target, change.Place, change.Way, change.Detail, change.Consented);
                var answer = await SendAsync(member, target, bytes);
                Assert.True(answer.Status is 200 or (>= 400 and < 500), $"{answer.Status}: {Encoding.UTF8.GetString(bytes)}");
                Assert.Null(document.Difference(target.Operation, answer.Status, answer.Type, answer.Headers, answer.Body));
                var now = rows.Size(Counting);
                if (answer.Status != 200)
                {
                    refused++;
                    Assert.Equal(held, now);
                }

                held = now;
            },
            iter: Mutations,
            threads: 1);

        TestContext.Current.TestOutputHelper!.WriteLine($"{route}: {refused} of {Mutations} refused");
        Assert.InRange(refused, Mutations / 2, Mutations);
    }

    private static async Task<WireAnswer> SendAsync(TestMember member, ValidBody target, byte[] bytes)
    {
        using var request = new HttpRequestMessage(target.Method, "/api/ext/" + target.Path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.Add("Idempotency-Key", IdempotencyKey.NewRandom().Value);
        return await member.SendAsync(request);
    }
}
