using X80.Conformance.Subjects;

namespace X80.Conformance.Attended;

/// <summary>The way to the person who sits before a client.</summary>
public interface IAttendant
{
    /// <summary>Asks for one thing; returns when the person says that it is done.</summary>
    /// <exception cref="ClientFailedException">The person has gone.</exception>
    Task AskAsync(AttendedPrompt prompt, CancellationToken cancellationToken);

    /// <summary>Asks something that is answered by yes or no.</summary>
    /// <returns>Whether it was yes.</returns>
    /// <exception cref="ClientFailedException">The person has gone.</exception>
    Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken);
}
