using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Api;

/// <summary>
/// The published schemas as the wire is: kinds and ids are strings of a form, numbers are integers, and what is absent is
/// left out and never null, except a field's value in an edit.
/// </summary>
internal static class ExtSchemas
{
    /// <summary>A field's value in an edit: the one place of the contract where null stands.</summary>
    private const JsonSchemaType TextsOrNull = JsonSchemaType.String | JsonSchemaType.Array | JsonSchemaType.Null;

    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (PatternOf(type) is { } pattern)
        {
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, pattern);
        }
        else if (context.JsonTypeInfo.ElementType is { } element && PatternOf(element) is { } form)
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = form };
        }
        else if (type == typeof(FieldValue))
        {
            schema.OneOf = [Text(), TextList()];
        }
        else if (type == typeof(IReadOnlyDictionary<string, FieldValue>))
        {
            schema.AdditionalProperties = new OpenApiSchema { OneOf = [Text(), TextList()] };
        }
    }

    /// <summary>Makes one schema, and all within it, say what the wire takes.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isRequest">In a request no member may stand that is not named.</param>
    public static void Tidy(IOpenApiSchema? schema, bool isRequest)
    {
        if (schema is not OpenApiSchema held)
        {
            return;
        }

        if (held.Type is { } type && type != TextsOrNull)
        {
            held.Type = type & ~JsonSchemaType.Null;
            if (type.HasFlag(JsonSchemaType.Integer))
            {
                (held.Type, held.Pattern) = (JsonSchemaType.Integer, null);
            }
        }

        foreach (var (name, property) in held.Properties?.ToList() ?? [])
        {
            held.Properties![name] = property is OpenApiSchema { OneOf: [OpenApiSchema { Type: JsonSchemaType.Null }, var only] } ? only : property;
            Tidy(held.Properties[name], isRequest);
        }

        if (isRequest && held is { Type: JsonSchemaType.Object, AdditionalProperties: null })
        {
            held.AdditionalPropertiesAllowed = false;
        }

        if (isRequest && held.AdditionalProperties is OpenApiSchema { OneOf.Count: > 0 })
        {
            held.AdditionalProperties = new OpenApiSchema { Type = TextsOrNull, Items = Text() };
        }

        Tidy(held.Items, isRequest);
        Tidy(held.AdditionalProperties, isRequest);
        foreach (var choice in held.OneOf ?? [])
        {
            Tidy(choice, isRequest);
        }
    }

    private static string? PatternOf(Type type)
    {
        if (type.Namespace == typeof(RecordKind).Namespace)
        {
            return "^[a-z0-9][a-z0-9._-]{0,31}$";
        }

        return type.GetProperty("Form")?.GetValue(null) is IdForm form
            ? $"^[A-Za-z0-9{(form.AllowsDashes ? "_-" : "")}]{{{form.MinLength},{form.MaxLength}}}$"
            : null;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema TextList() => new() { Type = JsonSchemaType.Array, Items = Text() };
}
