using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A CRM that lies elsewhere, which fails as it is told and in which people write too.</summary>
public abstract class RemoteBench : CrmBench
{
    /// <summary>The CRM that stands in here, as the server's options name it.</summary>
    internal abstract CrmName Name { get; }

    internal abstract Uri Address { get; }

    /// <summary>The only key that it knows.</summary>
    internal abstract string Key { get; }

    /// <summary>Requests that have reached the CRM.</summary>
    internal abstract int Requests { get; }

    /// <summary>Another key is known beside the one that there is.</summary>
    internal abstract void AddKey(string key);

    /// <summary>A key is known no more.</summary>
    internal abstract void RevokeKey(string key);

    /// <summary>The next request that writes is answered well, and not carried out.</summary>
    internal abstract void DropNextWrite();

    /// <summary>The next request that writes is carried out, and nothing comes back for as long as the connection stands.</summary>
    /// <returns>Done when it was carried out.</returns>
    internal abstract Task HangNextWrite();

    /// <summary>Everything that stands on the record as text, activities too: its id there and its body.</summary>
    internal abstract IReadOnlyList<(string Id, string Body)> TextsOn(RecordRef record);

    /// <summary>A person changes a text.</summary>
    internal abstract void EditByHand(string id, string body);

    internal abstract void DeleteByHand(string id);

    /// <summary>A person writes a text of their own.</summary>
    /// <returns>Its id.</returns>
    internal abstract string WriteByHand(RecordRef record, string body);

    /// <summary>The one whom the key belongs to writes a text by hand, where a CRM knows such a one.</summary>
    /// <returns>Its id.</returns>
    internal virtual string WriteByKeysOwner(RecordRef record, string body) => WriteByHand(record, body);

    /// <summary>A record with an empty field that holds several choices: how members' clients call the field, and what can be chosen.</summary>
    internal abstract (RecordRef Record, string Key, IReadOnlyList<string> Options) AddChoices(string name);

    /// <summary>From now on it takes no text of more bytes.</summary>
    internal abstract void TakeAtMost(int bytes);

    internal override Task<IReadOnlyList<string>> NotesAsync(RecordRef record, string conversation) =>
        Task.FromResult<IReadOnlyList<string>>([.. TextsOn(record).Select(text => text.Body).Where(body => !body.Contains("conversation=", StringComparison.Ordinal))]);
}
