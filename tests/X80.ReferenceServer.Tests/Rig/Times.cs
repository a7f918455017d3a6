using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>How often or how long a test does what it does: little by itself, more by an environment variable (docs/faults.md).</summary>
internal static class Times
{
    public static int Of(string variable, int unlessSaid) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture) : unlessSaid;
}
