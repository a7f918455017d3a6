namespace X80.Conformance.Attended;

/// <summary>A running client with a person before it; it ends on dispose.</summary>
public interface IAttendedClient : IAsyncDisposable
{
    /// <summary>Completes when the client has ended, or the person has closed it.</summary>
    Task Ended { get; }
}
