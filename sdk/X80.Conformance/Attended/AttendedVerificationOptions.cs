using X80.Conformance.Rig;
using X80.Contract.Tokens;

namespace X80.Conformance.Attended;

/// <summary>What a client with a person before it is judged with.</summary>
public sealed class AttendedVerificationOptions
{
    /// <summary>Starts the client with the address of its backend, which is the suite's own, and a member's token. It may throw <see cref="Subjects.ClientFailedException"/>.</summary>
    public required Func<Uri, X80Token, CancellationToken, Task<IAttendedClient>> Start { get; init; }

    /// <summary>The backend that the suite starts for it; what the person sends ends there.</summary>
    public required IRigBackend Backend { get; init; }

    public required IAttendant Attendant { get; init; }

    /// <summary>What was opened, as the report names it, such as <c>X80.Harness on WhatsApp</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether the page was a practice page.</summary>
    public bool IsPractice { get; init; }

    /// <summary>Ids or starts of ids, such as <c>HUMAN-1</c>; empty for all. Every step is asked for in any case.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How long each part without a click lasts, at least, however soon the person says that it is done.</summary>
    /// <value>1 minute.</value>
    public TimeSpan AtLeast { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing may be on the wire before a step ends.</summary>
    /// <value>2 s.</value>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);
}
