using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using X80.Contract.Sessions;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Api;

/// <summary>What the published document says beyond the routes' own types: path ids, the idempotency key, the bearer and its scopes.</summary>
internal static class ExtDocument
{
    private const string Bearer = "bearer";
    private const string IdPattern = "^[A-Za-z0-9_-]{1,64}$";

    public static void Describe(OpenApiOptions options)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ExtSchemas.Describe(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            DescribeDocument(document);
            return Task.CompletedTask;
        });
    }

    private static async Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in PathParameters(context.Description.RelativePath ?? ""))
        {
            operation.Parameters.Add(Text(parameter, ParameterLocation.Path, IdPattern));
        }

        if (metadata.OfType<WriteRule>().Any())
        {
            operation.Parameters.Add(Text(ExtHeaders.IdempotencyKey, ParameterLocation.Header, "^[A-Za-z0-9_-]{22,64}$"));
        }

        if (metadata.OfType<BodyRule>().SingleOrDefault() is { } rule)
        {
            var schema = await context.GetOrCreateSchemaAsync(rule.Body, parameterDescription: null, cancellationToken);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
            };
        }

        // Any one of the scopes is enough; none means any token.
        var scopes = metadata.OfType<ScopeRule>().Single().AnyOf.Select(scope => scope.Value).ToList();
        operation.Security = [.. scopes.Count == 0 ? [Requirement(context.Document!)] : scopes.Select(scope => Requirement(context.Document!, scope))];
        ExtAnswers.Describe(operation);
    }

    private static void DescribeDocument(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "X80 capture contract", Version = "1.0" };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "x80_ + 30 base62 + 6 base62 of CRC-32. The words beside it are scopes: one of the alternatives is needed.",
            },
        };
        foreach (var schema in document.Components.Schemas?.Values ?? [])
        {
            ExtSchemas.Tidy(schema, isRequest: false);
        }

        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            {
                ExtSchemas.Tidy(content.Schema, isRequest: true);
            }
        }
    }

    private static OpenApiSecurityRequirement Requirement(OpenApiDocument document, params string[] scopes) =>
        new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [.. scopes] };

    private static IEnumerable<string> PathParameters(string template) =>
        template.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    private static OpenApiParameter Text(string name, ParameterLocation place, string pattern) =>
        new() { Name = name, In = place, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern } };
}
