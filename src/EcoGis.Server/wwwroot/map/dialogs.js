// Windows over the page: why and what would change it, and the files of a report. Escape closes, the focus returns.
import { api, el, faultBox, fill, language, t } from "/shell.js";
import { table } from "./result.js";
import { request } from "./state.js";

/** Opens a dialog with a heading; gives the element its content goes into. */
export function dialog(title) {
  const body = el("div", {});
  const window = el("dialog", { "aria-label": title }, el("button", { type: "button", class: "close", onclick: () => window.close() }, t("close")), el("h1", {}, title), body);
  window.addEventListener("close", () => window.remove());
  document.body.append(window);
  window.showModal();
  return Object.assign(body, { close: () => window.close() });
}

let explained = { asked: null, view: null, boundaries: null }; // trying changes takes long: the last answer is kept

/** about "why": the conditions of each finding; about "clear": the changes that lift it, and the whole answer; a changed boundary can be applied(geometry). */
export async function explain(about, applied) {
  const body = dialog(t(`${about}.title`));
  fill(body, el("p", { class: "busy" }, t("why.busy")));
  try {
    const asked = request(), key = JSON.stringify(asked);
    if (explained.asked !== key)
      explained = { asked: key, ...await api("POST", "/api/explain?shapes=true", asked) };
    const { view, boundaries } = explained;
    const apply = (finding, i) => boundaries.filter(b => b.finding === finding && b.line === i && b.geometry).map(b => [" ",
      el("button", { type: "button", class: "apply", "data-verdict": b.verdict, title: t("clear.apply.more"), onclick: () => { body.close(); applied(b.geometry); } }, t("clear.apply"))]);
    const changes = (lines, finding) => lines.length > 0 ? el("ul", { class: "changes" }, lines.map((line, i) => el("li", {}, line, apply(finding, i)))) : el("p", { class: "note" }, t("clear.none"));
    const items = (lines, none) => lines.length > 0 ? el("ul", {}, lines.map(line => el("li", {}, line))) : el("p", { class: "note" }, none);
    fill(body,
      el("p", {}, t(`${about}.lead`)),
      about === "clear" && [el("h2", {}, t("clear.whole")), changes(view.changes, 0)],
      view.findings.map(f => el("section", {},
        el("h2", {}, `${f.number}　${f.effect_word}　${f.heading}`),
        about === "why" ? [f.clauses.map(c => el("div", { class: "clause" }, el("b", {}, c.citation), el("div", {}, c.summary))), items(f.reasons, "—")]
          : [changes(f.changes, f.number), el("p", {}, el("b", {}, t("finding.remedy")), "　", f.remedy)])),
      view.findings.length === 0 && el("p", { class: "empty" }, view.findings_empty),
      about === "why" && view.open.map(part => [el("h2", {}, part.title), table(part)]));
  } catch (e) {
    fill(body, faultBox(e));
  }
}

export function reports(checkCode) {
  const body = dialog(t("report.title"));
  const explain = el("input", { type: "checkbox" });
  const files = el("div", {});
  const make = async () => {
    fill(files, el("p", { class: "busy" }, t("state.screening")));
    try {
      const report = await api("POST", `/api/reports${explain.checked ? "?explain=true" : ""}`, request());
      fill(files, el("ul", { id: "files" }, report.files.map(f => el("li", {}, f.ready
        ? el("a", { href: `${f.href}?lang=${language()}`, target: f.format === "html" ? "_blank" : false, rel: "noopener", "data-format": f.format }, t("report." + f.format))
        : [t("report." + f.format), " ", el("small", {}, t("report.lacks"))]))));
    } catch (e) {
      fill(files, faultBox(e));
    }
  };
  explain.addEventListener("change", make);
  fill(body, el("p", {}, t("report.lead", checkCode)), files, el("p", {}, el("label", {}, explain, " ", t("report.explain"))));
  make();
}
