using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web;

/// <summary>The keys of form tokens, as files that are whole or not there: half of one would keep every form from being shown.</summary>
internal sealed class FormKeys(string folder) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.xml").Select(Read)] : [];

    public void StoreElement(XElement element, string friendlyName)
    {
        DurableFile.CreateFolder(folder);
        DurableFile.TryCreate(Path.Combine(folder, friendlyName + ".xml"), Encoding.UTF8.GetBytes(element.ToString()));
    }

    private static XElement Read(string file) => XElement.Parse(File.ReadAllText(file));
}
