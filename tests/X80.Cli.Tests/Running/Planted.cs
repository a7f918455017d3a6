using System.Reflection;
using System.Runtime.CompilerServices;

namespace X80.Cli.Tests.Running;

/// <summary>Makes an object of any type whose every text is a planted one.</summary>
internal sealed class Planted(string text)
{
    private const int Deepest = 6;

    /// <summary>By the constructor that takes the most.</summary>
    public object Make(Type type) => Make(type, 0)!;

    private object? Make(Type type, int depth)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(int))
        {
            return ExitCode.CheckFailed;
        }

        if (type.IsAssignableFrom(typeof(InvalidOperationException)))
        {
            return new InvalidOperationException(text);
        }

        if (Nullable.GetUnderlyingType(type) is not null || depth > Deepest)
        {
            return null;
        }

        if (type.IsValueType)
        {
            return RuntimeHelpers.GetUninitializedObject(type);
        }

        var made = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(each => each.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .MaxBy(each => each.GetParameters().Length)!;
        var instance = made.Invoke([.. made.GetParameters().Select(parameter => Make(parameter.ParameterType, depth + 1))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string) && property.DeclaringType == type))
        {
            property.SetValue(instance, text);
        }

        return instance;
    }
}
