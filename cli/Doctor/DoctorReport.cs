using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace X80.Cli.Doctor;

/// <summary>The findings as one text that may be given away.</summary>
internal static class DoctorReport
{
    public static string Write(IReadOnlyList<Finding> findings, ReportRedaction redaction)
    {
        var text = new StringBuilder("Report of x80 doctor. Left out: names, addresses, tokens, folders, and all that chats hold.\n");
        text.Append(CultureInfo.InvariantCulture, $"x80 {Version} · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} · {RuntimeInformation.OSArchitecture}\n");
        foreach (var finding in findings)
        {
            text.Append(redaction.Clean($"{finding.State,-6}  {finding.Name,-8}  {finding.What}")).Append('\n');
            if (finding.Fix is { } fix)
            {
                text.Append(redaction.Clean($"{"",-6}  {"",-8}  to do: {fix}")).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Version => typeof(DoctorReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
