using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Tests.Reading;

/// <summary>The published schema and the parser name the same members and stages.</summary>
public sealed class ReaderPackSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ReaderPacks.Schema())!;

    [Fact]
    public void The_schema_names_the_members_that_the_parser_reads()
    {
        Assert.Equal(MembersOf<ReaderPack>("Json"), NamesIn(Schema["properties"]!));
        Assert.Equal(MembersOf<PackStrategy>(), NamesIn(Schema["$defs"]!["strategy"]!["properties"]!));
        Assert.Equal(MembersOf<PackScreen>(), NamesIn(Schema["properties"]!["screens"]!["items"]!["properties"]!));
        Assert.Equal(MembersOf<PackFlavour>(), NamesIn(Schema["properties"]!["flavours"]!["items"]!["properties"]!));
        Assert.Equal(MembersOf<PackConflict>(), NamesIn(Schema["properties"]!["conflicts"]!["items"]!["properties"]!));
    }

    [Fact]
    public void The_schema_names_the_stages_that_the_parser_requires() =>
        Assert.Equal(ReaderPacks.Bundled("whatsapp-web").Stages.Keys.Order(StringComparer.Ordinal), NamesIn(Schema["properties"]!["stages"]!["properties"]!));

    [Fact]
    public void Every_operation_of_the_bundled_pack_is_in_the_schema() =>
        Assert.All(ReaderPacks.Bundled("whatsapp-web").Stages, stage => Assert.All(stage.Value, strategy =>
            Assert.True(strategy.Op is null || OperationsOf(stage.Key).Contains(strategy.Op), $"{stage.Key}/{strategy.Id}")));

    private static IEnumerable<string> OperationsOf(string stage) =>
        Schema["properties"]!["stages"]!["properties"]![stage]!["items"]!["allOf"]![1]!["properties"]?["op"]?["enum"]?.AsArray().Select(word => (string)word!) ?? [];

    private static IEnumerable<string> MembersOf<T>(params string[] except) =>
        typeof(T).GetProperties().Select(property => property.Name).Except(except).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(JsonNode properties) =>
        properties.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal);
}
