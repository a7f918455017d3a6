using X80.Harness.Sidebar.Views;
using X80.Sdk.Locking;

namespace X80.Harness.Sidebar;

/// <summary>
/// The controls of the privacy lock. They move nothing and read nothing of the page, so a person's event is enough: they hold
/// also while the page beside is not the channel's.
/// </summary>
internal sealed class SidebarLock(PrivacyLock guard, SidebarTexts texts)
{
    public LockView View => guard switch
    {
        { IsConcealed: true } => LockView.Concealed,
        { HasPassphrase: true } => LockView.Open,
        _ => LockView.Unset,
    };

    public static bool IsControl(string control) =>
        control is SidebarControls.Conceal or SidebarControls.OpenLock or SidebarControls.SetLock or SidebarControls.ForgetLock;

    /// <returns>A sentence for the person, or null where what they see says it.</returns>
    public string? Handle(string control, string passphrase)
    {
        try
        {
            return control switch
            {
                SidebarControls.OpenLock => guard.Open(passphrase) switch
                {
                    LockAnswer.Wrong => texts["hint.wrong"],
                    LockAnswer.Wait => texts["hint.wait"],
                    _ => null,
                },
                SidebarControls.SetLock => guard.TrySet(passphrase) ? null : texts.Of("hint.short", PrivacyLock.ShortestPassphrase),
                SidebarControls.ForgetLock => Forget(),
                _ => null,
            };
        }
        catch (Exception unkept) when (unkept is IOException or UnauthorizedAccessException)
        {
            return texts["hint.unkept"];
        }
    }

    private string? Forget()
    {
        guard.Forget();
        return null;
    }
}
