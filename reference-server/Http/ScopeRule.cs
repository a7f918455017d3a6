using X80.Contract.Kinds;

namespace X80.ReferenceServer.Http;

/// <summary>The scopes of which a token needs one for a route; none means any token.</summary>
internal sealed record ScopeRule(params Scope[] AnyOf);
