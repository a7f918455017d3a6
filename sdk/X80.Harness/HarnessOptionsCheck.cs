using X80.Sdk.Guarding;

namespace X80.Harness;

/// <summary>What must hold before any browser is started: a practice page never meets a kept profile, nor the real site a weaker browser.</summary>
internal static class HarnessOptionsCheck
{
    /// <exception cref="ArgumentException">Two options contradict each other.</exception>
    public static void Check(HarnessOptions options, HostGuard guard)
    {
        if (options is { Origin: not null, ProfileFolder: not null })
        {
            throw new ArgumentException("A practice page runs in a throw-away profile: leave ProfileFolder out, or Origin.", nameof(options));
        }

        if (options.Origin is { } origin && guard.Decide(origin.Origin + "/", GuardContext.Top).Action != GuardAction.Load)
        {
            throw new ArgumentException($"{origin.Origin} is no origin of {options.Channel.DisplayName}.", nameof(options));
        }

        if (options is { Origin: null, Seams: not null })
        {
            throw new ArgumentException("The real site is shown by the harness as it is: leave Seams out.", nameof(options));
        }

        if (options is { Origin: null, AllowUnsandboxed: true })
        {
            throw new ArgumentException("The real site is shown in the browser's sandbox alone: leave AllowUnsandboxed out.", nameof(options));
        }
    }
}
