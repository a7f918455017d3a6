using Microsoft.AspNetCore.Mvc.Filters;
using X80.ReferenceServer.Crm.Keeping;

namespace X80.ReferenceServer.Web;

/// <summary>A page is made with one CRM from its beginning to its end.</summary>
internal sealed class CrmOfPage(CrmChoice choice) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        choice.Use(await choice.ReadAsync(context.HttpContext.RequestAborted));
        await next();
    }
}
