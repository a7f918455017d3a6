namespace X80.ReferenceServer.Accounts;

/// <summary>A new session, or why there is none, in words for the person.</summary>
internal sealed record SignInOutcome
{
    private SignInOutcome(StartedSession? session, params IReadOnlyList<string> faults) => (Session, Faults) = (session, faults);

    public StartedSession? Session { get; }

    public IReadOnlyList<string> Faults { get; }

    /// <summary>One answer for a wrong password and for a name that nobody has.</summary>
    public static SignInOutcome Wrong { get; } = new(null, "The name or the password is not right.");

    public static SignInOutcome Throttled { get; } = new(null, "Too many tries. Wait a quarter of an hour, then try again.") { IsThrottled = true };

    public static SignInOutcome CodeGone { get; } = new(null, "This link has been used, or is too old. Ask for a new one.") { IsGone = true };

    public static SignInOutcome LoginTaken { get; } = new(null, "Somebody signs in with that name already. Choose another.");

    public bool IsThrottled { get; private init; }

    public bool IsGone { get; private init; }

    public static SignInOutcome Refused(IReadOnlyList<string> faults) => new(null, faults);

    public static SignInOutcome Started(StartedSession session) => new(session);
}
