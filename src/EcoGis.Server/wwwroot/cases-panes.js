// The side panes of a case: what is claimed, the versions side by side, the evidence, the comments.
import { api, area, both, el, faultBox, fill, language, pick, t, verdictTag } from "/shell.js";

const line = (key, value) => value === null || value === undefined || value.length === 0 ? [] : [el("dt", {}, t(key)), el("dd", {}, value)];

/** A stated fact by the names of the fact and of what was chosen. */
function factText(facts, id, value) {
  const fact = facts.find(f => f.id === id);
  const names = [value].flat().map(v => pick(fact?.choices.find(c => c.id === `${v}`)?.name) || `${v}`).join(language() === "en" ? ", " : "、");
  return `${pick(fact?.name) || id}${language() === "en" ? ": " : "："}${names}${fact?.unit ? ` ${fact.unit}` : ""}`;
}

export function claimPane(c, factBook) {
  const p = c.screening.proposal, facts = Object.entries(p.facts ?? {}).map(([id, value]) => factText(factBook, id, value));
  return [el("h2", {}, t("claim")), el("dl", {},
    line("claim.author", c.author), line("claim.reviewer", c.reviewer), line("claim.industry", [p.industry, both(p, "industry_name")].filter(Boolean).join(" ")),
    line("claim.nature", p.nature && t("case.nature." + p.nature)), line("claim.facts", facts.map(f => el("div", {}, f))), line("claim.area", area(c.screening.site.area_ellipsoidal_m2)), line("claim.day", c.day), line("claim.source", c.source),
    line("claim.digest", el("code", {}, c.versions.at(-1).digest.slice(7, 23) + "…")))];
}

/** In the inbox: what the case was screened with is not what holds now. */
export const driftTag = c => c.changed_since === null ? el("span", { class: "drift" }, t("drift.unknown")) : c.changed_since.length > 0 && el("span", { class: "drift" }, t("drift.tag"));

/** The inputs that changed since the case was filed, and the same request screened with those of now. */
export function driftPane(c, attempt) {
  if (c.changed_since?.length === 0)
    return null;
  const result = el("div", { "aria-live": "polite" });
  const again = el("button", {
    type: "button", id: "again", onclick: async () => {
      again.disabled = true;
      const found = await attempt(() => api("GET", `/api/cases/${c.id}/today`));
      again.disabled = false;
      if (found)
        fill(result, difference(found), el("p", { class: "note" }, t("drift.note")));
    },
  }, t("drift.again"));
  return el("section", { class: "warn", id: "drift" }, el("b", {}, t(c.changed_since === null ? "drift.unknown" : "drift.title")),
    c.changed_since !== null && el("ul", {}, c.changed_since.map(i => el("li", {}, both(i, "text")))), again, result);
}

/** The clauses of a finding: citation and our summary, and the words of the law where they are installed. */
export const clauses = (c, finding) => (finding.clauses ?? []).map(k => {
  const words = c.quotations.find(q => q.instrument === k.instrument && q.article === k.article);
  const listed = k.instrument.startsWith("list/"); // the words of a list are its own
  return el("div", { class: "clause" }, el("b", {}, `${language() === "en" ? `“${both(k, "title")}”` : `《${both(k, "title")}》`}${k.article ?? ""}`), !k.verified && !listed && el("span", { class: "mark" }, t("clause.unverified")),
    el("div", {}, both(k, "summary")),
    words && el("details", {}, el("summary", {}, t("clause.words", words.text_date)), el("blockquote", { lang: "zh-CN" }, words.lines.map(line => el("div", {}, line)))),
    !words && c.law_installed && !listed && el("small", {}, t("clause.none")));
});

export function versionsPane(c, attempt) {
  const result = el("div", { "aria-live": "polite" });
  const choice = (name, number) => el("select", { name, "aria-label": t("versions") }, c.versions.map(v => el("option", { value: v.number, selected: v.number === number }, `v${v.number}`)));
  const form = el("form", {
    class: "row", onsubmit: async e => {
      e.preventDefault();
      const found = await attempt(() => api("GET", `/api/cases/${c.id}/comparison?before=${form.elements.before.value}&after=${form.elements.after.value}`));
      if (found)
        fill(result, difference(found));
    },
  }, choice("before", c.version - 1), "→", choice("after", c.version), el("button", {}, t("versions.compare")));
  return [el("h2", {}, t("versions")), el("ul", {}, c.versions.map(v => el("li", {}, `v${v.number} · ${v.at.slice(0, 10)} `, verdictTag(v.verdict)))), c.versions.length > 1 && form, result];
}

function difference(d) {
  const effects = ["prohibited", "restricted", "advice"];
  const said = item => item.split(" ").map(w => d.names[w] ? pick(d.names[w]) : effects.includes(w) ? t("effect." + w) : w).filter((w, i, all) => w !== "fact" && w !== all[i - 1]).join(" · ");
  const items = (key, list) => list.map(i => el("li", {}, el("b", {}, t(key) + " "), said(i)));
  return el("div", { class: "card" }, el("p", {}, verdictTag(d.verdict_before), " → ", verdictTag(d.verdict_after)),
    d.inputs.length > 0 && [el("h3", {}, t("versions.inputs")), el("ul", {}, d.inputs.map(i => el("li", {}, both(i, "text"))))],
    !d.outcome_changed && el("p", {}, t("versions.same")),
    el("ul", {}, items("versions.new", [...d.new_findings, ...d.new_questions]), items("versions.gone", [...d.gone_findings, ...d.gone_questions]),
      d.areas.map(a => el("li", {}, el("b", {}, t("versions.area") + " "), `${said(a.zone)}: ${area(a.before_m2)} → ${area(a.after_m2)}`))));
}

export function sealPane(c) {
  return c.seal && [el("h2", {}, t("seal")), el("p", {}, t("seal.by", c.seal.by, c.seal.at.slice(0, 10)), el("br"), el("code", {}, c.seal.package)),
    el("a", { class: "button", href: `/api/cases/${c.id}/evidence`, download: "" }, t("seal.get"))];
}

export function commentsPane(c, send) {
  const said = el("div");
  const form = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      try {
        await send(form.elements.text.value);
      } catch (error) {
        fill(said, faultBox(error));
      }
    },
  }, el("textarea", { name: "text", required: true, maxlength: 5000, "aria-label": t("comments") }), said, el("button", {}, t("comments.send")));
  return [el("h2", {}, t("comments")), c.comments.length === 0 ? el("p", { class: "note" }, t("comments.none"))
    : el("ul", { class: "comments" }, c.comments.map(m => el("li", {}, el("small", {}, `${m.by} · ${m.at.slice(0, 16).replace("T", " ")}${m.point ? " · " + m.point : ""}`), el("br"), m.text))), form];
}
