// The answer: band, numbers, and always the three lists. Everything with a place on the map leads there; every finding leads to its clauses.
import { el, fill, t, verdict } from "/shell.js";
import { choose } from "./board.js";

const open = new Set(["conflicts", "unknown"]); // lists that stay open while one works

/** The numbers that stand on the map: each finding where it touches the site, or at the end of its shortest distance. */
export const mapNumbers = view => view.findings.filter(f => f.layer).map(f => f.overlap !== null ? { text: `${f.number}`, part: "overlap", index: f.overlap } : { text: `${f.number}`, part: "finding", index: f.number - 1 });

export function band(view) {
  const v = verdict(view.verdict);
  return el("div", { class: `band ${v.className}`, id: "band", "data-verdict": view.verdict }, el("span", { class: "icon", "aria-hidden": "true" }, v.icon), el("div", {}, el("strong", {}, v.text), el("span", {}, view.sentence)));
}

export function numbers(view) {
  return el("div", { class: "keys" }, view.key_numbers.slice(0, 3).map(n => el("div", { title: n.note ?? false }, el("small", {}, n.label), el("b", {}, n.value), n.note && el("small", {}, n.note))));
}

export function lists({ view, withheld }) {
  const unknown = view.open.reduce((n, table) => n + table.rows.length, 0) + view.review.rows.length + view.lists.reduce((n, level) => n + level.lines.length, 0);
  return el("div", { class: "lists" },
    withheld.length > 0 && el("p", { class: "warn" }, t("withheld", withheld.join("、"))),
    view.warnings.map(w => el("p", { class: "warn" }, w)),
    section("conflicts", view.findings.length, view.findings.length === 0 ? el("p", { class: "empty" }, view.findings_empty) : view.findings.map(f => finding(f, view))),
    section("clear", view.clear.rows.length, table(view.clear)),
    section("unknown", unknown, [
      unknown === 0 && el("p", { class: "empty" }, t("list.allknown")),
      view.open.map(part => [el("h3", {}, part.title), table(part)]),
      view.review.rows.length > 0 && [el("h3", {}, view.review.title), table(view.review)],
      view.lists.map(level => [el("h3", {}, level.heading), el("ul", {}, level.lines.map(line => el("li", {}, line.text, " ", el("small", {}, `${line.slot}　${line.source}　${line.answer}`))))]),
    ]),
    section("more", null, [
      titled(view.overlaps, i => show("overlap", i)), titled(view.proximities, i => show("nearest", i)), titled(view.units), view.breakdown.map(b => titled(b)), view.forest.map(f => titled(f)),
      view.problems.rows.length > 0 && titled(view.problems, i => show("problem", i)), titled(view.layers),
      el("dl", {}, [...view.areas, ...view.method].map(p => [el("dt", {}, p.label), el("dd", {}, p.value, p.note && el("small", {}, ` ${p.note}`))])),
      view.notices.length > 0 && el("ul", {}, view.notices.map(n => el("li", {}, n))),
    ]));
}

function section(key, count, content) {
  return el("details", { id: `list-${key}`, open: open.has(key), ontoggle: e => open[e.target.open ? "add" : "delete"](key) },
    el("summary", {}, t("list." + key), count !== null && el("span", { class: "count" }, `${count}`)), el("div", {}, content));
}

const titled = (content, act) => [el("h3", {}, content.title), table(content, act)];

/** A table of the report; with an action its rows lead to the map. */
export function table(content, act) {
  if (content.rows.length === 0)
    return el("p", { class: "empty" }, content.empty);
  return [
    el("div", { class: "scroll", tabindex: act ? false : "0" }, el("table", {},
      el("thead", {}, el("tr", {}, content.columns.map(c => el("th", { class: c.number ? "n" : false, scope: "col" }, c.name)))),
      el("tbody", {}, content.rows.map((row, r) => el("tr", {}, row.map((cell, c) => el("td", { class: content.columns[c].number ? "n" : false },
        act && c === 0 ? el("button", { type: "button", class: "link", onclick: () => act(r) }, cell) : cell))))))),
    content.note && el("p", { class: "note" }, content.note),
  ];
}

function show(part, index) {
  choose(part, index);
}

/** One finding; its number and its facts lead to the map, its clauses stand below. */
export function finding(f, view) {
  const card = el("article", { class: "finding", id: `finding-${f.number}` });
  const here = () => {
    card.parentElement.querySelectorAll(".chosen").forEach(c => c.classList.remove("chosen"));
    card.classList.add("chosen");
    if (f.overlap !== null)
      show("overlap", f.overlap);
    else
      show("finding", f.number - 1);
  };
  const shared = f.overlap !== null ? view.overlaps.rows[f.overlap] : null; // columns of the report's table
  const figure = shared ? [f.facts[0].value, `${shared[4]} m²`, shared[8]] : [f.facts[0].value, ...f.arithmetic.slice(0, 1)];
  return fill(card,
    el("div", { class: "top" },
      el("button", { type: "button", class: "number", "aria-label": t("finding.show", f.number), title: t("finding.show", f.number), onclick: here }, `${f.number}`),
      el("div", {},
        el("h3", {}, el("span", { class: `e-${f.effect}` }, f.effect_word), "　", f.heading),
        el("button", { type: "button", class: "link figure", onclick: here }, figure.join("　")))),
    f.clauses.map(c => el("div", { class: "clause" }, el("b", {}, c.citation), c.marks.map(m => el("span", { class: "mark" }, m)), el("div", {}, c.summary),
      (c.words.length > 0 || c.caption) && el("details", {}, el("summary", {}, t("finding.words")), c.caption && el("small", {}, c.caption), c.words.length > 0 && el("blockquote", { lang: "zh-CN" }, c.words.map(w => el("div", {}, w)))))),
    el("details", {}, el("summary", {}, t("finding.details")),
      el("dl", {}, f.facts.map(p => [el("dt", {}, p.label), el("dd", {}, p.value, p.note && el("small", {}, ` ${p.note}`))])),
      el("ul", {}, [...f.arithmetic, ...f.memberships].map(line => el("li", { class: "figure" }, line))),
      el("h3", {}, t("finding.remedy")), el("p", {}, f.remedy)));
}
