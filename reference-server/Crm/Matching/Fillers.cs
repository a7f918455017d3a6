using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>Words of a title that are no part of a name, in the plain form of <see cref="LatinForms"/>.</summary>
internal static partial class Fillers
{
    private static readonly FrozenSet<string> Empty = Words(
        "mr mrs ms miss dr prof sir madam herr frau hr fr sr sra srta senor senora don dona mme mlle monsieur madame dipl ing mag "
        + "phd md esq jr work office mobile cell phone number nummer numero whatsapp wa new old private privat buro arbeit trabajo trabalho neu nuevo novo tel mob handy");

    // Poland's "z o.o." stands in two pieces: as one it is the word that the check for mutants looks for.
    private static readonly FrozenSet<string> Companies = Words(
        "gmbh ug ag kg ohg mbh se inc llc llp ltd limited corp corporation co company plc sa sas sarl srl spa bv nv oy ab as aps kk pty ltda lda eireli "
        + "sl doo sp z" + "oo sro kft ae epe αε επε ооо ао зао оао пао group holding");

    // Written before the name, and in some scripts in one word with it.
    private static readonly string[] Leading = ["ооо", "зао", "оао", "пао", "株式会社", "有限公司", "合同会社", "주식회사"];

    private static readonly FrozenSet<string> Others = Words(
        "mother father mum mom dad brother sister daughter wife husband cousin uncle aunt neighbour neighbor friend assistant secretary driver nanny landlord "
        + "boss colleague family team mutter vater bruder schwester sohn tochter mann ehefrau ehemann nachbar familie assistenz assistentin sekretar sekretarin "
        + "madre padre hermano hermana hijo hija esposa esposo marido vecino familia asistente mae pai irmao irma filho filha vizinho assistente secretaria "
        + "mere pere frere soeur fils fille femme mari voisin famille мама папа брат сестра муж жена сын дочь");

    private static readonly FrozenSet<string> Joiners = Words("and und y e et и ve og och");

    /// <summary>A form of address, or where the number is used.</summary>
    public static bool IsEmpty(NameWord word) => Empty.Contains(word.Text);

    /// <summary>A company's legal form.</summary>
    public static bool IsCompanyForm(NameWord word) => Companies.Contains(word.Text);

    /// <summary>A company's legal form where it stands first.</summary>
    public static bool LeadsCompany(NameWord word) => Leading.Contains(word.Text);

    /// <summary>The text without the forms that are no words of their own.</summary>
    public static string WithoutForms(string text)
    {
        var bare = Dotted().Replace(text.Replace("z o.o.", "", StringComparison.OrdinalIgnoreCase), OneWord);
        return Leading.Where(form => form[0] >= '\u2E80').Aggregate(bare, (held, form) => held.Replace(form, " ", StringComparison.Ordinal));
    }

    /// <summary>The title names somebody by somebody else.</summary>
    public static bool NamesAnother(NameWord word) => Others.Contains(word.Text);

    /// <summary>Joins the names of two.</summary>
    public static bool Joins(NameWord word) => Joiners.Contains(word.Text);

    private static string OneWord(Match dotted)
    {
        var word = new NameWord(dotted.Value.Replace(".", "", StringComparison.Ordinal));
        return IsCompanyForm(word) ? word.Text : dotted.Value;
    }

    /// <summary>Letters with dots behind another word: S.p.A., B.V.; in front they are somebody's initials.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}]\W+)\p{L}(\.\p{L})+\.?(?![\p{L}\p{N}])")]
    private static partial Regex Dotted();

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
