(language) => {
  // Clock times and days as a page writes them. The page's language decides how a date is read; a date of the same chat
  // that proves the order of its parts beats it; what neither decides is ambiguous, never guessed.
  "use strict";
  // Direction marks and non-breaking spaces are the page's typesetting, not what was written.
  const isAscii = (text) => !/[^\0-\x7F]/.test(text);
  const plain = (text) => isAscii(text) ? text : text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/[\u00A0\u202F]/g, " ");
  const oneLine = (text) => {
    if (isAscii(text)) return text.replace(/\s+/g, " ").trim();
    return plain(text).replace(/\s+/g, " ").trim().normalize("NFC");
  };
  const isLanguage = (tag) => {
    try {
      return tag !== "" && Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  };
  const locale = isLanguage(language) ? language : "und";
  const now = new Date();
  const LONGEST_TIME = 32;

  const digitsOf = (format) => Array.from(format.format(9876543210)).map((digit, at) => [digit, String(9 - at)]);
  const digits = new Map(["arab", "arabext", "deva", "beng"].flatMap((numberingSystem) =>
    digitsOf(new Intl.NumberFormat("en", { useGrouping: false, numberingSystem }))));
  for (const [digit, value] of digitsOf(new Intl.NumberFormat(locale, { useGrouping: false }))) digits.set(digit, value);
  const latinDigits = (text) => isAscii(text) ? text : Array.from(plain(text)).map((character) => digits.get(character) ?? character).join("");
  const word = (text) => text === "" ? "" : plain(text).toLocaleLowerCase(locale).replace(/[\s.]/g, "");

  // Halves of the day by their words; a word that stands in both halves tells nothing.
  const halves = new Map([["am", 0], ["pm", 12]]);
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "numeric", hour12: true, timeZone: "UTC" });
  for (let hour = 0; hour < 24; hour += 1) {
    const part = clock.formatToParts(new Date(Date.UTC(2026, 0, 5, hour))).find((each) => each.type === "dayPeriod");
    const [name, half] = [part === undefined ? "" : word(part.value), hour < 12 ? 0 : 12];
    if (name !== "") halves.set(name, halves.has(name) && halves.get(name) !== half ? null : half);
  }

  const dateForm = new Intl.DateTimeFormat(locale, { year: "numeric", month: "numeric", day: "numeric", calendar: "gregory", timeZone: "UTC" });
  const partTypes = dateForm.formatToParts(new Date(Date.UTC(2026, 10, 22))).map((part) => part.type);
  const languageDayFirst = partTypes.indexOf("day") < partTypes.indexOf("month");
  // English alone does not say whether the day or the month comes first.
  const orderIsSure = locale !== "und" && new Intl.Locale(locale).baseName !== "en";

  // A chat says the same times and dates over and over; what was parsed is forgotten when a call ends.
  const parsed = [];
  const remembering = (parse) => {
    const known = new Map();
    parsed.push(known);
    return (text) => {
      if (text.length > LONGEST_TIME) return parse(text);
      const made = known.get(text);
      if (made !== undefined) return made;
      const first = parse(text);
      known.set(text, first);
      return first;
    };
  };
  const isHalf = remembering((text) => halves.has(word(text)));
  const forget = () => [...parsed, days].forEach((known) => known.clear());
  const PLAIN_CLOCK = /^(\d{1,2}):(\d{2})$/;
  const parseClock = remembering((text) => {
    const bare = PLAIN_CLOCK.exec(text);
    if (bare !== null) {
      const [hour, minute] = [Number(bare.at(1)), Number(bare.at(2))];
      return minute > 59 || hour > 23 ? null : { hour, minute };
    }
    const latin = latinDigits(text);
    const found = /^\D*?(\d{1,2})[:.](\d{2})\D*$/.exec(latin);
    if (found === null) return null;
    const rest = /^\d{1,2}[:.]\d{2}$/.test(latin) ? "" : word(latin.replace(/\d{1,2}[:.]\d{2}/, ""));
    const [hour, minute] = [Number(found.at(1)), Number(found.at(2))];
    if (minute > 59 || hour > 23) return null;
    if (rest === "") return { hour, minute };
    const half = halves.get(rest) ?? null;
    return half === null || hour > 12 || hour === 0 && half === 12 ? null : { hour: hour % 12 + half, minute };
  });
  // Three numbers: a year of four digits, and two that may be day and month in either order.
  const SHORTEST_DATE = 8;
  const parseDate = remembering((text) => {
    if (text.length < SHORTEST_DATE) return null;
    const numbers = latinDigits(text).match(/\d+/g) ?? [];
    if (numbers.length !== 3) return null;
    const [a, b, c] = numbers.map(Number);
    if (numbers.at(0).length === 4) return { year: a, first: b, second: c, yearFirst: true };
    return numbers.at(2).length === 4 ? { year: c, first: a, second: b, yearFirst: false } : null;
  });
  // "[time and date] name: " in whatever order and script; a name may itself hold colons and brackets.
  const parseStamp = remembering((text) => {
    const parts = text.split(/[,\u060C\u3001]/);
    const dates = parts.map(parseDate).filter((date) => date !== null);
    const clocks = parts.map(parseClock).filter((time) => time !== null);
    return { date: dates.length === 1 ? dates.at(0) : null, clock: clocks.length === 1 ? clocks.at(0) : null };
  });
  const parseAuthor = remembering((text) => oneLine(text.replace(/:$/, "")));
  const parsePrePlain = (text) => {
    const line = plain(text).trim();
    const end = line.indexOf("]");
    return !line.startsWith("[") || end < 0 ? null : { author: parseAuthor(line.slice(end + 1)), ...parseStamp(line.slice(1, end)) };
  };

  const validDay = (year, month, day) => {
    const made = new Date(year, month - 1, day);
    const tooLate = made.getTime() > now.getTime() + 86400000;
    return year < 2009 || tooLate || made.getMonth() !== month - 1 || made.getDate() !== day ? null : { year, month, day };
  };
  // Gives the function that turns this chat's dates into days, "ambiguous" or "unknown". A date under a pill that names its
  // day by a word proves the order of its parts as well as one with a number above twelve.
  const dayResolver = (dates, named) => {
    const open = named.filter(({ date, day }) => !date.yearFirst && date.first !== date.second && date.year === day.year);
    const proofs = dates.filter((date) => !date.yearFirst && date.first > 12 !== date.second > 12);
    const provenDayFirst = proofs.some((date) => date.first > 12) || open.some(({ date, day }) => date.first === day.day && date.second === day.month);
    const provenMonthFirst = proofs.some((date) => date.second > 12) || open.some(({ date, day }) => date.second === day.day && date.first === day.month);
    const resolve = (date) => {
      const monthFirst = validDay(date.year, date.first, date.second);
      const dayFirst = date.yearFirst ? null : validDay(date.year, date.second, date.first);
      if (date.yearFirst || date.first === date.second) return monthFirst ?? "unknown";
      if (date.first > 12 || date.second > 12) return (date.first > 12 ? dayFirst : monthFirst) ?? "unknown";
      if (provenDayFirst !== provenMonthFirst) return (provenDayFirst ? dayFirst : monthFirst) ?? "unknown";
      if (provenDayFirst || !orderIsSure) return "ambiguous";
      return (languageDayFirst ? dayFirst : monthFirst) ?? "ambiguous";
    };
    const resolved = new Map();
    return (date) => {
      if (!resolved.has(date)) resolved.set(date, resolve(date));
      return resolved.get(date);
    };
  };

  const daysAgo = (count) => {
    const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - count);
    return { year: then.getFullYear(), month: then.getMonth() + 1, day: then.getDate() };
  };
  const dayWords = new Map();
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" });
  for (let count = 6; count >= 0; count -= 1) {
    dayWords.set(word(weekday.format(new Date(now.getFullYear(), now.getMonth(), now.getDate() - count))), daysAgo(count));
  }
  for (const count of [1, 0]) dayWords.set(word(relative.format(-count, "day")), daysAgo(count));
  // Days in words: a month by its name, a number, perhaps a year and a weekday, and what the language writes between them.
  // Without a year it is this year's; where that lies ahead it is another one's, and nothing says which.
  const months = new Map();
  const weekdays = new Map();
  const between = new Set();
  const tokensOf = (text) => latinDigits(text).toLocaleLowerCase(locale).match(/\p{Nd}+|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
  const learnName = (names, text, value) => {
    const [name, ...others] = tokensOf(text);
    if (name === undefined || others.length > 0 || /\p{Nd}/u.test(name)) return;
    names.set(name, names.has(name) && names.get(name) !== value ? null : value);
  };
  const learnForms = (style) => {
    const whole = new Intl.DateTimeFormat(locale, { year: "numeric", month: style, day: "numeric", weekday: style, calendar: "gregory", timeZone: "UTC" });
    const alone = new Intl.DateTimeFormat(locale, { month: style, calendar: "gregory", timeZone: "UTC" });
    for (let month = 1; month <= 12; month += 1) {
      const first = new Date(Date.UTC(2026, month - 1, 1));
      learnName(months, alone.format(first), month);
      whole.formatToParts(first).forEach(({ type, value }) => {
        if (type === "month") learnName(months, value, month);
        if (type === "literal") tokensOf(value).forEach((each) => between.add(each));
      });
    }
    for (let day = 0; day < 7; day += 1) {
      // The 4th of January 2026 is a Sunday.
      const part = whole.formatToParts(new Date(Date.UTC(2026, 0, 4 + day))).find(({ type }) => type === "weekday");
      if (part !== undefined) learnName(weekdays, part.value, day);
    }
  };
  const LONGEST_YEARLESS = 2;
  const writtenDay = (text) => {
    if (months.size === 0) ["long", "short"].forEach(learnForms);
    const tokens = tokensOf(text);
    const named = tokens.filter((each) => months.has(each));
    const numbers = tokens.filter((each) => /^\d+$/.test(each));
    const rest = tokens.filter((each) => !named.includes(each) && !numbers.includes(each) && !between.has(each));
    const [day, ...otherDays] = numbers.filter((each) => each.length <= LONGEST_YEARLESS).map(Number);
    const [year, ...otherYears] = numbers.filter((each) => each.length === 4).map(Number);
    const isWhole = named.length === 1 && day !== undefined && otherDays.length + otherYears.length === 0 && numbers.length === (year === undefined ? 1 : 2);
    const month = isWhole ? months.get(named.at(0)) : null;
    if (month !== null && locale === "und") return "ambiguous";
    if (month === null || rest.length > 1 || rest.some((each) => !weekdays.has(each))) return null;
    const found = validDay(year ?? now.getFullYear(), month, day);
    if (found === null) return year === undefined && validDay(now.getFullYear() - 1, month, day) !== null ? "ambiguous" : null;
    return rest.every((each) => weekdays.get(each) === new Date(found.year, month - 1, day).getDay()) ? found : null;
  };
  const dayOfWord = remembering((text) => dayWords.get(word(text)) ?? writtenDay(text));

  const two = (number) => String(number).padStart(2, "0");
  const zoneAt = (day, { hour, minute }) => {
    const offset = -new Date(day.year, day.month - 1, day.day, hour, minute).getTimezoneOffset();
    const size = Math.abs(offset);
    return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };
  // The zone of each day is asked once, but on days when the clock is changed.
  const days = new Map();
  const told = (day) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const [first, last] = [zoneAt(day, { hour: 0, minute: 0 }), zoneAt(day, { hour: 23, minute: 59 })];
    const made = { date: `${day.year}-${two(day.month)}-${two(day.day)}`, zone: first === last ? first : null };
    days.set(day, made);
    return made;
  };
  const stamp = (day, time) => {
    const { date, zone } = told(day);
    return `${date}T${two(time.hour)}:${two(time.minute)}:00${zone ?? zoneAt(day, time)}`;
  };
  const sameDay = (a, b) => a.year === b.year && a.month === b.month && a.day === b.day;

  return { plain, oneLine, forget, isHalf, parseClock, parseDate, parsePrePlain, dayResolver, dayOfWord, stamp, sameDay };
}
