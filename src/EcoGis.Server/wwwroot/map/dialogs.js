// Windows over the page: why and what would change it, and the files of a report. Escape closes, the focus returns.
import { api, el, faultBox, fill, language, t } from "/shell.js";
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

export async function why() {
  const body = dialog(t("why.title"));
  fill(body, el("p", { class: "busy" }, t("why.busy")));
  try {
    const { view } = await api("POST", "/api/explain?shapes=true", request());
    const changes = lines => lines.length > 0 ? el("ul", {}, lines.map(line => el("li", {}, line))) : el("p", { class: "note" }, t("why.none"));
    fill(body,
      el("p", {}, t("why.lead")),
      el("h2", {}, t("why.whole")), changes(view.changes),
      view.findings.map(f => el("section", {},
        el("h2", {}, `${f.number}　${f.effect_word}　${f.heading}`),
        f.reasons.length > 0 && [el("h3", {}, t("why.reasons")), el("ul", {}, f.reasons.map(r => el("li", {}, r)))],
        el("h3", {}, t("why.changes")), changes(f.changes),
        el("p", {}, el("b", {}, t("finding.remedy")), "　", f.remedy))));
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
