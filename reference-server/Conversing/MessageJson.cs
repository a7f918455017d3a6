using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;

namespace X80.ReferenceServer.Conversing;

/// <summary>The bytes of a message before they are sealed.</summary>
internal static class MessageJson
{
    public static byte[] Encode(CapturedMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Strict);

    public static CapturedMessage Decode(byte[] json) => JsonSerializer.Deserialize<CapturedMessage>(json, ContractJson.Tolerant)!;
}
