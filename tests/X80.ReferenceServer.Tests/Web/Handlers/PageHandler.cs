namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>One handler of one page, as the running server has it.</summary>
/// <param name="Name">Method, page and handler, such as <c>POST /Mine/AccountPage Leave</c>.</param>
/// <param name="Fields">What it reads of a form or a query.</param>
internal sealed record PageHandler(string Name, IReadOnlyList<string> Fields);
