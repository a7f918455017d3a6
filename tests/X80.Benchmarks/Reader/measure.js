(packJson, batch, turns) => {
  // Times walks and readings turn by turn. The script is loaded once, as a page that keeps it does.
  "use strict";
  const script = READER;
  const pack = JSON.parse(packJson);
  const SLICE = 500;
  if (!crossOriginIsolated) throw new Error("The page's clock is too coarse: the page must be isolated from other origins.");

  const walk = () => {
    let length = 0;
    const visit = (node) => {
      for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (child.nodeType === 1) {
          for (const name of ["data-testid", "class", "aria-label"]) length += child.getAttribute(name)?.length ?? 0;
          visit(child);
        } else if (child.nodeType === 3) {
          length += child.data.length;
        }
      }
    };
    for (const row of document.querySelectorAll("#main [data-id]")) visit(row);
    return length;
  };

  let longest = { took: 0, act: "" };
  let spent = 0;
  const call = (argument) => {
    const text = JSON.stringify(argument);
    const start = performance.now();
    const answer = script(text);
    const took = performance.now() - start;
    spent += took;
    if (took > longest.took) longest = { took, act: argument.what };
    const given = JSON.parse(answer);
    if (given.outcome === "refused") throw new Error(`Refused: ${answer}`);
    return given;
  };
  const read = () => {
    const first = call({ pack, what: "chat" });
    if (first.outcome === "read") return first.messages.length;
    const { place } = first;
    const each = (act) => Array.from({ length: Math.ceil(place.children / SLICE) }, (_, at) => call({ pack, what: act, slice: { place, from: at * SLICE, to: (at + 1) * SLICE } }));
    const slices = each("slice");
    each("seal");
    const { plan, strategies } = call({ pack, what: "plan", slice: { place, surveys: slices.map(({ survey }) => survey) } });
    let [above, rows] = [null, 0];
    for (const { part } of slices) {
      const joined = call({ pack, what: "join", slice: { place, plan, part, above, strategies } });
      above = joined.below;
      rows += joined.direction.length;
    }
    return rows;
  };
  // A look at whose chat it is costs no reading, and its calls are as short.
  const look = () => {
    const { outcome, place } = call({ pack, what: "identity" });
    if (outcome === "read") return;
    const surveys = [];
    for (let from = 0; from < place.children; from += SLICE) surveys.push(call({ pack, what: "look", slice: { place, from, to: from + SLICE } }).survey);
    call({ pack, what: "plan", slice: { place, surveys } });
  };

  const middle = (values, valueOf) => values.toSorted((a, b) => valueOf(a) - valueOf(b))[Math.floor(values.length / 2)];
  const median = (values) => middle(values, (value) => value);
  const [walks, reads, ratios, longests] = [[], [], [], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now();
    for (let time = 0; time < batch; time += 1) walk();
    const walked = (performance.now() - start) / batch;
    [spent, longest] = [0, { took: 0, act: "" }];
    for (let time = 0; time < batch; time += 1) read();
    walks.push(walked);
    reads.push(spent / batch);
    ratios.push(spent / batch / walked);
    look();
    longests.push(longest);
  }
  const { took, act } = middle(longests, (each) => each.took);
  return JSON.stringify({ walk: median(walks), read: median(reads), ratio: median(ratios), longest: took, act });
}
