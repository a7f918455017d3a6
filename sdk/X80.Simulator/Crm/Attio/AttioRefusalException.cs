using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>A request that Attio answers with an error.</summary>
internal sealed class AttioRefusalException(int status, string type, string code, string message) : Exception(message)
{
    public AttioReply Reply => new(status, new JsonObject
    {
        ["status_code"] = status,
        ["type"] = type,
        ["code"] = code,
        ["message"] = Message,
    });

    public static AttioRefusalException Invalid(string code, string message) => new(400, "invalid_request_error", code, message);

    public static AttioRefusalException Validation(string message) => Invalid("validation_type", message);

    public static AttioRefusalException Filter() => Invalid("filter_error", "Error in filter.");

    public static AttioRefusalException NotFound(string what) =>
        new(404, "invalid_request_error", "not_found", $"{what} was not found.");

    public static AttioRefusalException Unauthorized() => new(
        401, "auth_error", "unauthorized", "The API Key provided could not be found. This is most commonly caused by the token having been revoked.");

    public static AttioRefusalException Forbidden(string scope) =>
        new(403, "auth_error", "unauthorized", $"The token is missing the scope {scope}.");
}
