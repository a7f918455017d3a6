using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Conformance.Attended;

/// <summary>The harness of this project, with a person before it.</summary>
public sealed class AttendedHarness : IAttendedClient
{
    private readonly HarnessSession session;

    private AttendedHarness(HarnessSession session) => this.session = session;

    public Task Ended => session.Closed;

    /// <param name="start">Starts the harness.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ClientFailedException">It does not start.</exception>
    public static async Task<IAttendedClient> StartAsync(Func<CancellationToken, Task<HarnessSession>> start, CancellationToken cancellationToken)
    {
        try
        {
            return new AttendedHarness(await start(cancellationToken));
        }
        catch (HarnessException e)
        {
            throw new ClientFailedException(e.Message, e);
        }
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
