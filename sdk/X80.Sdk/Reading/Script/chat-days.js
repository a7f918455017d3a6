(times, stageOf, answer, drift) => {
  // On which day and at what time each row was written. What stands between two rows of the list opens a segment; all rows of
  // one share their day. What reads as no day opens one, too: it may be a day in words that are not known, and then the day
  // above holds no longer.
  "use strict";
  const segmentsOf = (events, rows) => {
    const order = [];
    const pills = [{ day: null, date: null }];
    let isOpen = true;
    for (const pill of events) {
      if (pill === null) {
        order.push(pills.length - 1);
        isOpen = false;
        continue;
      }
      const isDay = pill.day !== null || pill.date !== null;
      if (isOpen && isDay) pills.pop();
      if (!isOpen || isDay) pills.push(pill);
      isOpen = true;
    }
    if (order.length !== rows.length) drift("list", [order.length, rows.length]);
    return { pills, of: (at) => order.at(at) };
  };

  const same = (a, b) => typeof a === "object" && typeof b === "object" ? times.sameDay(a, b) : a === b;

  const timesOf = (rows, segments) => {
    const dates = [...rows.map((row) => row.prePlain?.date), ...segments.pills.map((pill) => pill.date)].filter((date) => date);
    const named = rows.map((row, at) => ({ date: row.prePlain?.date, day: segments.pills.at(segments.of(at)).day })).filter(({ date, day }) => date && day !== null);
    const resolve = times.dayResolver(dates, named);
    const own = rows.map((row) => row.prePlain?.date ? resolve(row.prePlain.date) : null);
    const daysOf = segments.pills.map(() => []);
    rows.forEach((row, at) => {
      if (own.at(at) !== null) daysOf.at(segments.of(at)).push(own.at(at));
    });
    const agreed = daysOf.map((days) => days.length > 0 && days.every((day) => same(day, days.at(0))) ? days.at(0) : null);
    const dayOf = segments.pills.map((pill, segment) => {
      const isBare = daysOf.at(segment).length === 0;
      const [above, below] = [segment === 0 ? null : agreed.at(segment - 1), agreed.at(segment + 1) ?? null];
      const offers = new Map([
        ["neighbours", agreed.at(segment)],
        ["pill", isBare ? pill.day ?? (pill.date === null ? null : resolve(pill.date)) : null],
        // Days run one way: what stands between two rows of one day is of that day.
        ["between", isBare && above !== null && below !== null && same(above, below) ? above : null],
      ]);
      const strategy = stageOf("day").find((each) => offers.get(each.op));
      return { strategy, day: strategy === undefined ? "unknown" : offers.get(strategy.op) };
    });
    const borrowDay = (at) => {
      const { strategy, day } = dayOf.at(segments.of(at));
      if (strategy !== undefined) answer("day", strategy);
      return day;
    };
    return rows.map((row, at) => {
      if (row.shell) return null;
      const op = row.prePlain?.clock ? "prePlain" : row.clock ? "meta" : "day";
      const strategy = stageOf("time").find((each) => each.op === op);
      // Only what no member wrote is content with a day; a message without its minute has no certain time.
      if (strategy === undefined || op === "day" && !row.isNotice) return { certainty: "unknown" };
      const day = own.at(at) ?? borrowDay(at);
      if (typeof day === "string") return { certainty: day };
      answer("time", strategy);
      return op === "day"
        ? { certainty: "day", sentAt: times.stamp(day, { hour: 0, minute: 0 }) }
        : { certainty: "minute", sentAt: times.stamp(day, row.clock) };
    });
  };

  return { segmentsOf, timesOf };
}
