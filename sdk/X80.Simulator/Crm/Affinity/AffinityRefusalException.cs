using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>A request that is not carried out, with the answer that says so in the version's own form.</summary>
internal sealed class AffinityRefusalException(bool isSecond, int status, string code, string message, string? parameter) : Exception(message)
{
    public AffinityReply Reply { get; } = new(status, isSecond ? Second(code, message, parameter) : new JsonArray(message));

    private static JsonObject Second(string code, string message, string? parameter)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (parameter is not null)
        {
            error["param"] = parameter;
        }

        return new JsonObject { ["errors"] = new JsonArray(error) };
    }
}
