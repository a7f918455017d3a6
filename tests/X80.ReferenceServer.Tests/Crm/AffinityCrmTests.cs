using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

public sealed class AffinityCrmTests(AffinityBench bench) : RemoteCrmTests(bench), IClassFixture<AffinityBench>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_note_in_which_a_person_mentioned_somebody_is_replaced_while_its_text_is_ours_and_left_once_it_is_not(bool isEdited)
    {
        var person = await bench.AddPersonAsync(CrmBench.NewName(), CrmBench.NewPhone());
        var conversation = await bench.OpenAsync(person);
        var message = Wire.Message("first");
        (await bench.Member.SyncAsync(conversation, message)).Expect(200);
        var (id, body) = Assert.Single(bench.TextsOn(person));
        bench.Affinity.Mention(id);
        if (isEdited)
        {
            bench.EditByHand(id, "for @Colleague\n" + body);
        }

        var answer = await bench.Member.SyncAsync(conversation, message, Wire.Message("second"));

        var text = Assert.Single(bench.TextsOn(person));
        Assert.Equal(isEdited ? (409, true) : (200, false), (answer.Status, text.Id == id));
        Assert.Equal(!isEdited, text.Body.Contains("second", StringComparison.Ordinal));
        (await bench.Member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        Assert.Empty(bench.TextsOn(person));
    }
}
