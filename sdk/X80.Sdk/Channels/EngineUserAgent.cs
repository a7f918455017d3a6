namespace X80.Sdk.Channels;

/// <summary>What a native wrapper tells the channel's page about its browser, where the engine's own word would not do.</summary>
/// <param name="Engine">The engine, such as <c>WebKitGTK</c>.</param>
/// <param name="Value">The user agent of a desktop browser that the channel serves in full.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record EngineUserAgent(string Engine, string Value, string Reason);
