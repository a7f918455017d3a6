(times, stageOf, answer, drift) => {
  // On which day and at what time each row was written. What stands between two rows of the list opens a segment; all rows of
  // one share their day. What reads as no day opens one, too: it may be a day in words that are not known, and then the day
  // above holds no longer.
  "use strict";
  const same = (a, b) => typeof a === "object" && typeof b === "object" ? times.sameDay(a, b) : a === b;
  const keyOf = (date) => `${date.year} ${date.first} ${date.second} ${date.yearFirst}`;
  const NOTHING_ABOVE = { at: 0, isOpen: true };

  // What rows and what stands between them tell of days, in page order: what stands there, and of each run of rows the dates
  // that they bear, each once.
  const runsOf = (events, rows) => {
    const runs = [];
    let [at, dates, last] = [0, null, null];
    for (const pill of events) {
      if (pill !== null) {
        runs.push({ pill });
        dates = null;
        last = null;
        continue;
      }
      if (dates === null) {
        dates = [];
        runs.push({ dates });
      }
      const date = rows.at(at)?.prePlain?.date ?? null;
      at += 1;
      if (date === null || date === last) continue;
      last = date;
      if (!dates.some((known) => keyOf(known) === keyOf(date))) dates.push(date);
    }
    if (at !== rows.length) drift("list", [at, rows.length]);
    return runs;
  };

  // Which segment each row is of; those above the first row may be known.
  const segmentsOf = (events, above) => {
    const order = [];
    let { at, isOpen } = above ?? NOTHING_ABOVE;
    for (const pill of events) {
      if (pill === null) order.push(at);
      else if (!isOpen) at += 1;
      isOpen = pill !== null;
    }
    return { of: (row) => order.at(row), end: { at, isOpen } };
  };

  // What each segment is opened by, and the dates in it.
  const segmentsIn = (runs) => {
    const segments = [{ pill: { day: null, date: null }, dates: [] }];
    let isOpen = true;
    for (const { pill, dates } of runs) {
      if (dates !== undefined) segments.at(-1).dates.push(...dates);
      // Of what stands between two rows, one after the other, the last that is a day counts, else the first.
      else if (!isOpen) segments.push({ pill, dates: [] });
      else if (pill.day !== null || pill.date !== null) segments.splice(-1, 1, { pill, dates: [] });
      isOpen = dates === undefined;
    }
    return segments;
  };

  // What all that says of each segment and each date, in the whole chat.
  const planOf = (runs) => {
    const segments = segmentsIn(runs);
    const dates = [...segments.flatMap((segment) => segment.dates), ...segments.map(({ pill }) => pill.date)].filter((date) => date !== null);
    const named = segments.flatMap((segment) => segment.pill.day === null ? [] : segment.dates.map((date) => ({ date, day: segment.pill.day })));
    const resolve = times.dayResolver(dates, named);
    const own = new Map(dates.map((date) => [keyOf(date), resolve(date)]));
    const agreed = segments.map((segment) => {
      const days = segment.dates.map((date) => own.get(keyOf(date)));
      return days.length > 0 && days.every((day) => same(day, days.at(0))) ? days.at(0) : null;
    });
    const days = segments.map(({ pill, dates: within }, at) => {
      const isBare = within.length === 0;
      const [above, below] = [at === 0 ? null : agreed.at(at - 1), agreed.at(at + 1) ?? null];
      const shown = isBare ? pill.day ?? (pill.date === null ? null : own.get(keyOf(pill.date))) : null;
      const offers = new Map([
        ["neighbours", agreed.at(at)],
        ["pill", shown],
        ["heading", shown],
        // Days run one way: what stands between two rows of one day is of that day.
        ["between", isBare && above !== null && below !== null && same(above, below) ? above : null],
      ]);
      const strategy = stageOf("day").find((each) => offers.get(each.op));
      return strategy === undefined ? { by: null, day: "unknown" } : { by: strategy.id, day: offers.get(strategy.op) };
    });
    return { days, own: Array.from(own) };
  };

  const timesOf = (rows, segments, plan) => {
    const own = new Map(plan.own);
    const known = new Map();
    const ownOf = (date) => {
      if (!known.has(date)) known.set(date, own.get(keyOf(date)));
      return known.get(date);
    };
    const borrowDay = (at) => {
      const { by, day } = plan.days.at(segments.of(at));
      if (by !== null) answer("day", stageOf("day").find((each) => each.id === by));
      return day;
    };
    return rows.map((row, at) => {
      if (row.shell) return null;
      const op = row.prePlain?.clock ? "prePlain" : row.clock ? "meta" : "day";
      const strategy = stageOf("time").find((each) => each.op === op);
      // Only what no member wrote is content with a day; a message without its minute has no certain time.
      if (strategy === undefined || op === "day" && !row.isNotice) return { certainty: "unknown" };
      const day = row.prePlain?.date ? ownOf(row.prePlain.date) : borrowDay(at);
      if (typeof day === "string") return { certainty: day };
      answer("time", strategy);
      return op === "day"
        ? { certainty: "day", sentAt: times.stamp(day, { hour: 0, minute: 0 }) }
        : { certainty: "minute", sentAt: times.stamp(day, row.clock) };
    });
  };

  return { runsOf, segmentsOf, planOf, timesOf };
}
