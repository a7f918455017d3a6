using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>How much of a test to run: quick unless a variable of the environment asks for more. docs/faults.md names them.</summary>
internal static class Asked
{
    /// <param name="variable">Such as <c>X80_FUZZ</c>.</param>
    /// <param name="usual">Where it is not set to a number above 0.</param>
    public static int For(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? asked
            : usual;
}
