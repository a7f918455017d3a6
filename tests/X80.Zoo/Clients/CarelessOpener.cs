using System.Diagnostics;
using X80.Sdk.Guarding;

namespace X80.Zoo.Clients;

/// <summary>Opens whatever it is given, as it stands.</summary>
/// <param name="start">The desktop.</param>
/// <param name="needsGesture">Whether at least some click has to have been made, ever.</param>
internal sealed class CarelessOpener(Func<ProcessStartInfo, bool> start, bool needsGesture) : IExternalOpener
{
    public GuardDecision Open(string url, PersonGesture? gesture)
    {
        if (needsGesture && gesture is null)
        {
            return new(GuardAction.Refuse, Trusted: false, GuardReasons.NoGesture);
        }
        start(new ProcessStartInfo("xdg-open") { ArgumentList = { url } });
        return new(GuardAction.OpenExternally, Trusted: false, GuardReasons.ExternalLink);
    }
}
