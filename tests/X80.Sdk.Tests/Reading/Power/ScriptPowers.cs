namespace X80.Sdk.Tests.Reading.Power;

/// <summary>All that the reader's script may name (READ-5). Whatever is not listed here is a breach.</summary>
internal static class ScriptPowers
{
    public static IReadOnlySet<string> Globals { get; } = Words(
        "Array CharacterData Date Document Element HTMLCollection Infinity Intl JSON Map Math Node Number Object Reflect RegExp Set String document undefined");

    public static IReadOnlySet<string> Constructors { get; } = Words(
        "Date DateTimeFormat Locale Map NumberFormat RegExp RelativeTimeFormat Set");

    /// <summary>What of a page's node may be read, by the string given to the script's two accessors.</summary>
    public static IReadOnlySet<string> NodeReads { get; } = Words(
        "childElementCount children contains data documentElement firstChild firstElementChild getAttribute getAttributeNames item localName matches nextElementSibling nextSibling "
        + "nodeType outerHTML parentNode querySelector querySelectorAll textContent visibilityState");

    /// <summary>Members of plain values: the language's own, the pack's, the reading's.</summary>
    public static IReadOnlySet<string> Members { get; } = Words(
        // the language
        "abs add apply at baseName endsWith entries every exec filter find findIndex flatMap floor forEach format formatToParts from fromEntries get "
        + "getCanonicalLocales getDate getDay getFullYear getMonth getOwnPropertyDescriptor getTime getTimezoneOffset has includes indexOf join lastIndexOf length map "
        + "match max normalize padStart pop parse prototype push replace reverse set size some split stringify test toLocaleLowerCase trim type "
        + "bind call charAt clear matchAll reduce slice splice startsWith toDateString toLowerCase values value UTC DateTimeFormat Locale NumberFormat RelativeTimeFormat "
        // the pack
        + "absent attribute chatPattern conflicts flag flavours hidden icons id in inIcons kind languages lines op opens out outside pack pattern present quoted screens select stages what why within "
        // the reading, and the functions that its parts hand each other
        + "author authorsOf caption certainties certainty clock date day dayOfWord dayResolver directionsOf edited fileName first forwarded found headings hour isBubble isHalf isNotice label "
        + "marks messages minute month notRendered of oneLine parseClock parseDate parsePrePlain pills plain prePlain refused row rows rowsSeen sameDay second "
        + "attributeNamesOf attributeOf authors chatIds childCountOf children dataOf dates directions "
        + "element elements elementsIn ends events facts firstChildOf firstElementIn firstIn fits fitsOutside itemOf flavour forget form "
        + "holds holdsRow isAsked isBare isHas isIn isLocal isWhole key known labelledBy leavesOf list looksDown name nameOf "
        + "nextElementOf nextSiblingOf nodeAt outcome parentOf parts pathOf "
        + "place placeOf places queryIn queryPage rootOf seal sent sheetOf standing strategies textIn texts titleAt to "
        + "typeOf unpack visibilityOf visibleWords whole wordsOf "
        + "allIn bodies body bodyOf bounds carriers childrenOf hasBubbles ids isCopy isElement isHidden isMute isVague labelled "
        + "look looks mark messageId outermostOf readRow roomOf rowsIn scroller silenceOf sort textOf titleWords tops withinRow "
        + "after all answers asked authors bears before carrier checks count cut cutList depth dom elementsOf expression flags hasControl hasNumbers held isAlone isExact isHeldBy isLong isMedium isPictured isQuoted isRow isVoid "
        + "kids kinds labels layOut markOf markup markupOf memos met meta metas names numbersIn once order panel parents patternOf plainOf quotes recent said sayAll scope segmentsOf sheet spine stagesBy stands "
        + "standsInSample startBeforeNumber starts steps stepsOf stray tags textAt timesOf titles told tree turnTo usable valueAt zone "
        + "above below boxes by days direction end isBlank heard heardIn isOpen keys lastName oneOf onceOf own part pill plan planOf runs runsOf segment sheets survey surveys taughtBy unknown vague withTimes "
        + "sentAt sentAtCertainty shell shownAuthor side stamp strategy text title truncated witnessed words year yearFirst");

    private static HashSet<string> Words(string words) => new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
