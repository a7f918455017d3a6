using X80.Contract.Kinds;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>
/// What the connectors sent in the last run of the tests, against the CRMs' own documents, which are not ours to keep here: in
/// the folder that <c>X80_CRM_SPECS</c> names. Without it nothing is looked at, and that is said.
/// </summary>
public sealed class OfficialSpecTests
{
    // What a whole run of the tests asks for at least: fewer were sent by a part of the tests.
    private static readonly Dictionary<CrmName, string[]> Asked = new()
    {
        [CrmName.Attio] =
        [
            "GET /v2/self", "POST /v2/notes", "GET /v2/notes", "GET /v2/notes/{note_id}", "DELETE /v2/notes/{note_id}", "GET /v2/tasks",
            "POST /v2/objects/{object}/records", "POST /v2/objects/{object}/records/query", "GET /v2/objects/{object}/records/{record_id}",
            "PUT /v2/objects/{object}/records/{record_id}", "GET /v2/{target}/{identifier}/attributes",
        ],
        [CrmName.Affinity] =
        [
            "GET /v2/auth/whoami", "GET /v2/lists/{listId}/list-entries", "GET /v2/lists/{listId}/list-entries/{listEntryId}/fields", "POST /v2/lists/{listId}/list-entries/{listEntryId}/fields/{fieldId}",
            "GET /v2/persons/{personId}/list-entries",
        ],
    };

    [Theory]
    [InlineData("attio")]
    [InlineData("affinity")]
    public void Every_request_that_the_tests_sent_is_as_the_crm_publishes_it(string word)
    {
        var crm = CrmName.Parse(word);
        if (SpecOf(crm) is not { } document)
        {
            return;
        }

        var sent = SentRequests.Read(crm);
        var later = sent.Select(request => LaterThanSpec.Of(crm, request)).OfType<string>().CountBy(why => why).ToList();
        List<SentRequest> published = [.. sent.Where(request => LaterThanSpec.Of(crm, request) is null)];
        var operations = published.Select(document.OperationOf).ToHashSet();

        Console.WriteLine($"{crm}: {published.Count} requests of {operations.Count} operations against its document");
        later.ForEach(left => Console.WriteLine($"{crm}: {left.Value} left out: {left.Key}"));
        Assert.Empty(Asked[crm].Except(operations.OfType<string>()));
        Assert.Empty(published.SelectMany(request => document.FaultsOf(request).Select(fault => $"{request}: {fault}")).Take(20));
    }

    [Theory]
    [InlineData("attio")]
    [InlineData("affinity")]
    public void A_request_that_was_broken_by_hand_is_found(string word)
    {
        if (SpecOf(CrmName.Parse(word)) is not { } document)
        {
            return;
        }

        var broken = BrokenRequests.Of(word);
        Assert.InRange(broken.Count, 20, 30);
        Assert.All(broken, request => Assert.NotEmpty(document.FaultsOf(request)));
    }

    private static SpecDocument? SpecOf(CrmName crm)
    {
        if (Environment.GetEnvironmentVariable("X80_CRM_SPECS") is not { Length: > 0 } folder)
        {
            Console.WriteLine($"{crm}: left out, since X80_CRM_SPECS names no folder with its document.");
            return null;
        }

        return SpecDocument.Read(Assert.Single(Directory.GetFiles(folder, $"{crm}-*openapi*")));
    }
}
