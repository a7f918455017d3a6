using Microsoft.AspNetCore.Authentication;

namespace X80.ReferenceServer.Web;

/// <summary>Nothing is set: the scheme has one way.</summary>
internal sealed class WebSessionOptions : AuthenticationSchemeOptions;
