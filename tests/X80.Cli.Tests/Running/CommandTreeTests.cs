using System.CommandLine;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using X80.Cli.Running;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Running;

/// <summary>What holds for every command, seen by walking the tree.</summary>
public sealed class CommandTreeTests
{
    /// <summary>Commands that do something and have no <c>--json</c> yet, each with its reason.</summary>
    private static readonly Dictionary<string, string> WithoutJson = new()
    {
        ["x80 completion"] = "prints a script",
        ["x80 new channel"] = "prints the paths of its files, a line each",
        ["x80 new client"] = "prints the paths of its files, a line each",
        ["x80 reader record"] = "its answer is the fixture",
        ["x80 verify self"] = "its kept file is JSON lines",
    };

    [Fact]
    public void Every_command_that_does_something_answers_as_JSON_or_stands_here_with_its_reason() => Assert.Equal(
        WithoutJson.Keys.Order(),
        Commands().Where(each => each.Command.Action is not null && !each.Command.Options.OfType<JsonOption>().Any()).Select(each => each.Path).Order());

    [Fact]
    public void Every_command_is_described_with_its_options_and_arguments() => Assert.All(Commands(), each =>
    {
        Assert.NotEmpty(each.Command.Description ?? "");
        Assert.All(each.Command.Options, option => Assert.False(string.IsNullOrEmpty(option.Description), $"{each.Path} {option.Name}"));
        Assert.All(each.Command.Arguments, argument => Assert.False(string.IsNullOrEmpty(argument.Description), $"{each.Path} {argument.Name}"));
    });

    // A type that the parser cannot make fails when the command runs, and never while a line is parsed.
    [Fact]
    public void Every_option_and_argument_is_of_a_type_that_is_made_out_of_words() => Assert.Empty(Commands()
        .SelectMany(each => each.Command.Options.Cast<Symbol>().Concat(each.Command.Arguments).Select(symbol => (each.Path, symbol)))
        .Where(each => !HasParser(each.symbol) && !IsMadeOutOfWords(ValueType(each.symbol)))
        .Select(each => $"{each.Path} {each.symbol.Name}: {ValueType(each.symbol)}"));

    [Fact]
    public void A_member_that_the_docs_name_is_never_taken_away()
    {
        var page = ShapesOfPage();

        Assert.True(page.Count > 25);
        Assert.All(page, shape => Assert.Equal([], shape.Value.Except(Shapes()[shape.Key])));
    }

    [Fact]
    public void Every_answer_of_the_tool_s_own_stands_in_the_docs_with_all_its_members()
    {
        var page = ShapesOfPage();

        // Those of the conformance suite have pages of their own.
        var missing = Shapes()
            .Where(shape => !page.TryGetValue(shape.Key, out var members) || shape.Value.Except(members).Any())
            .Where(shape => !IsOfSuite(shape.Key))
            .Select(shape => $"{shape.Key}: {string.Join(' ', shape.Value)}");
        Assert.True(!missing.Any(), "docs/json.md must hold:\n" + string.Join('\n', missing));
    }

    private static bool HasParser(Symbol symbol) => symbol.GetType().GetProperty(nameof(Option<>.CustomParser))?.GetValue(symbol) is not null;

    private static Type ValueType(Symbol symbol) => symbol is Option option ? option.ValueType : ((Argument)symbol).ValueType;

    private static bool IsMadeOutOfWords(Type type) => type.IsArray ? IsMadeOutOfWords(type.GetElementType()!)
        : (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } or { IsEnum: true }
            || type == typeof(string) || type == typeof(FileInfo) || type == typeof(DirectoryInfo) || type == typeof(FileSystemInfo);

    private static Dictionary<string, string[]> ShapesOfPage() => RepositoryView.OfTree().Files.Single(file => file.Path == "docs/json.md").Text
        .Split("```")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ")).ToDictionary(parts => parts[0], parts => parts[1].Split(' '));

    private static Dictionary<string, string[]> Shapes() =>
        Roots().ToDictionary(root => root.Name, root => CliJson.Default.GetTypeInfo(root)!.Properties.Select(member => member.Name + WordOf(member)).ToArray());

    private static IEnumerable<Type> Roots() => typeof(CliJson).GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);

    private static bool IsOfSuite(string name) =>
        Roots().Single(root => root.Name == name).Namespace is var space && (space!.StartsWith("X80.Conformance", StringComparison.Ordinal) || space == "X80.Cli.Verify");

    private static string WordOf(JsonPropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        return type == typeof(bool) ? "=bool" : type == typeof(int) || type == typeof(long) || type == typeof(double) ? "=number"
            : type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "[]" : "";
    }

    /// <summary>Every command with the words that lead to it.</summary>
    internal static IReadOnlyList<(string Path, Command Command)> Commands()
    {
        using var words = new Spectre.Console.Testing.TestConsole();
        var root = CommandTree.Create(new Consoles(TextWriter.Null, words, () => Stream.Null), TimeProvider.System);
        return [.. Below("x80", root)];
    }

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) =>
        command.Subcommands.SelectMany(sub => Below($"{path} {sub.Name}", sub).Prepend(($"{path} {sub.Name}", sub)));
}
