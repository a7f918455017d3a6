namespace X80.Conformance.SelfTests;

/// <summary>How a suite is tried on its zoo.</summary>
public sealed record SelfVerificationOptions
{
    /// <summary>The program and arguments that start the zoo.</summary>
    public required IReadOnlyList<string> Zoo { get; init; }

    /// <summary>Names of servers and clients; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>One part of so many, from 1: the runs are dealt out in turn.</summary>
    /// <value>All of it.</value>
    public (int Number, int Of) Part { get; init; } = (1, 1);

    public int Seed { get; init; } = 1;

    /// <summary>Every case against every mutant, not its group and the sentinels alone.</summary>
    public bool Full { get; init; }

    /// <summary>Seeds that each odd server is judged under.</summary>
    public int OddSeeds { get; init; } = 2;

    /// <summary>Servers at a time, and after them clients.</summary>
    /// <value>Null: as many as keep this machine's processors at work.</value>
    public int? Parallel { get; init; }

    /// <summary>Outcomes of an earlier run: what they are of is not judged again.</summary>
    public IReadOnlyList<SelfOutcome> Known { get; init; } = [];
}
