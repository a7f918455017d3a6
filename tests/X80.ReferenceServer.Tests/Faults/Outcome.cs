using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>What became of a request to a server that may die.</summary>
internal static class Outcome
{
    /// <returns>The status, or null when the connection ended without an answer.</returns>
    public static async Task<int?> OfAsync(Task<WireAnswer> answer)
    {
        try
        {
            return (await answer).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
