using System.Runtime.InteropServices;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>This process's environment as libraries in it see it: .NET keeps a copy of its own.</summary>
internal static partial class NativeEnvironment
{
    public static void Set(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (SetVariable(name, value, overwrite: 1) != 0)
            {
                throw new InvalidOperationException($"The variable {name} could not be set.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
