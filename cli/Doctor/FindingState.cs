namespace X80.Cli.Doctor;

/// <summary>How a thing stands; stable words.</summary>
internal static class FindingState
{
    public const string Ok = "ok";

    /// <summary>Worth knowing, and nothing fails by it now.</summary>
    public const string Notice = "notice";

    public const string Wrong = "wrong";

    /// <summary>Not looked at, because something else is wrong.</summary>
    public const string Unseen = "unseen";
}
