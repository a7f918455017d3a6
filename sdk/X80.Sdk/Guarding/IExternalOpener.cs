namespace X80.Sdk.Guarding;

/// <summary>Opens a link of the page in the person's default program (GUARD-3).</summary>
public interface IExternalOpener
{
    /// <param name="url">The address as the browser gives it.</param>
    /// <param name="gesture">The person's click that led here, or null when there was none; it pays for one opening.</param>
    /// <returns><see cref="GuardAction.OpenExternally"/> if the program was started, else the refusal to show.</returns>
    GuardDecision Open(string url, PersonGesture? gesture);
}
