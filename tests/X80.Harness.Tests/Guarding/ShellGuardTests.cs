using X80.Harness.Guarding;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding;

public sealed class ShellGuardTests
{
    [Theory]
    [InlineData(GuardContext.Top)]
    [InlineData(GuardContext.Frame)]
    [InlineData(GuardContext.Popup)]
    [InlineData(GuardContext.Permission)]
    [InlineData(GuardContext.External)]
    [InlineData(GuardContext.Download)]
    [InlineData(GuardContext.Dialog)]
    public void A_guard_that_fails_refuses_in_every_context(GuardContext context)
    {
        var broken = new ShellGuard((_, _, _) => throw new InvalidOperationException());

        Assert.Equal(new(GuardAction.Refuse, Trusted: false, "guard-failed"), broken.Decide("https://web.whatsapp.com/", context, gesture: true));
    }
}
