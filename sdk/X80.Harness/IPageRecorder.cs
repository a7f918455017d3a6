using X80.Sdk.Reading;

namespace X80.Harness;

/// <summary>Keeps a recording of the open chat's page where the person at the sidebar asked for one, by a click each.</summary>
public interface IPageRecorder
{
    /// <summary>Records what was copied, or keeps nothing of it.</summary>
    /// <returns>What became of it, in a sentence for the person, without content.</returns>
    Task<string> RecordAsync(OpenChatCopy page, CancellationToken cancellationToken);
}
