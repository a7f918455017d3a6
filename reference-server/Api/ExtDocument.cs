using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using X80.Contract.Sessions;

namespace X80.ReferenceServer.Api;

/// <summary>What the published document says beyond the routes' own types: path ids, the idempotency key, the bearer.</summary>
internal static class ExtDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "X80 capture contract", Version = "1.0" };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellationToken) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in PathParameters(context.Description.RelativePath ?? ""))
            {
                operation.Parameters.Add(Text(parameter, ParameterLocation.Path));
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<WriteRule>().Any())
            {
                operation.Parameters.Add(Text(ExtHeaders.IdempotencyKey, ParameterLocation.Header));
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyRule>().SingleOrDefault() is { } rule)
            {
                var schema = await context.GetOrCreateSchemaAsync(rule.Body, parameterDescription: null, cancellationToken);
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
                };
            }
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Ids, kinds and times have converters of their own and are strings on the wire.
            if (context.JsonTypeInfo.Type.Namespace is "X80.Contract.Ids" or "X80.Contract.Kinds")
            {
                schema.Type = JsonSchemaType.String;
            }

            return Task.CompletedTask;
        });
    }

    private static IEnumerable<string> PathParameters(string template) =>
        template.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    private static OpenApiParameter Text(string name, ParameterLocation place) =>
        new() { Name = name, In = place, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
