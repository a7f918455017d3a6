using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace X80.ReferenceServer.Web;

/// <summary>Refuses a request with control characters in it before anything is done: no browser sends them, and a database takes no NUL.</summary>
internal sealed class PlainInput : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var isRefusal = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isRefusal || await IsPlainAsync(http))
        {
            await next();
        }
        else
        {
            context.Result = new BadRequestResult();
        }
    }

    private static bool IsPlain(string? text) => text?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) != true;

    private static async Task<bool> IsPlainAsync(HttpContext http)
    {
        var request = http.Request;
        var texts = request.Query.SelectMany(field => field.Value).Concat(request.RouteValues.Values.Select(value => value?.ToString()));
        try
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
            return texts.Concat(form.SelectMany(field => field.Value)).All(IsPlain);
        }
        catch (InvalidDataException)
        {
            // More fields than any form has, or longer ones.
            return false;
        }
    }
}
