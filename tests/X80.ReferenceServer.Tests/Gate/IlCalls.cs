using System.Reflection;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>The methods of its own module that a method calls, found by trying every four bytes of its code as a token.</summary>
internal static class IlCalls
{
    private const byte Call = 0x28;
    private const byte NewObject = 0x73;

    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] is Call or NewObject && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        // Tokens of MethodDef alone: what is looked for lives in the same assembly.
        if (token >> 24 != 0x06)
        {
            return null;
        }

        try
        {
            return method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (ArgumentException)
        {
            return null; // four bytes that only looked like a token
        }
    }
}
