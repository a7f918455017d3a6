using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>Every handler of every page that the running server answers with.</summary>
internal static class PageHandlers
{
    public static async Task<IReadOnlyList<PageHandler>> OfAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var handlers = new List<PageHandler>();
        foreach (var page in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var bound = compiled.BoundProperties.Select(property => property.Name).ToList();

            // A page without a handler for GET is shown all the same.
            handlers.Add(new PageHandler($"GET {page.ViewEnginePath}", [.. bound, .. compiled.HandlerMethods
                .Where(handler => IsGet(handler)).SelectMany(FieldsOf)]));
            handlers.AddRange(compiled.HandlerMethods.Where(handler => !IsGet(handler)).Select(handler => new PageHandler(
                $"{handler.HttpMethod.ToUpperInvariant()} {page.ViewEnginePath} {handler.Name}".TrimEnd(), [.. bound, .. FieldsOf(handler)])));
        }

        return handlers;
    }

    private static bool IsGet(HandlerMethodDescriptor handler) => HttpMethods.IsGet(handler.HttpMethod);

    private static IEnumerable<string> FieldsOf(HandlerMethodDescriptor handler) =>
        handler.Parameters.Where(parameter => parameter.ParameterType != typeof(CancellationToken)).SelectMany(FieldsOf);

    private static IEnumerable<string> FieldsOf(ParameterDescriptor parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) || type.IsPrimitive || type.IsArray
            ? [parameter.Name]
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
    }
}
