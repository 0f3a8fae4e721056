// The first view: three ways in, and a sample that answers without reading anything.
import { el, fill, pick, t } from "/shell.js";

export function start(panel, { desk, samples, draw, importFiles, sample }) {
  const input = el("input", { type: "file", multiple: true, class: "hidden-text", id: "file", tabindex: "-1", "aria-hidden": "true", onchange: e => e.target.files.length > 0 && importFiles([...e.target.files]) });
  const button = (id, sign, key, act) => el("button", { type: "button", id, onclick: act }, el("span", { class: "sign", "aria-hidden": "true" }, sign), el("span", {}, el("b", {}, t("start." + key)), el("small", {}, t(`start.${key}.more`))));
  fill(panel,
    el("h1", {}, t("start.title")),
    el("p", {}, t("start.lead")),
    el("div", { class: "start" },
      button("draw", "✎", "draw", draw),
      button("import", "⇪", "import", () => input.click()), input,
      el("a", { href: "/batch", id: "batch" }, el("span", { class: "sign", "aria-hidden": "true" }, "▦"), el("span", {}, el("b", {}, t("start.batch")), el("small", {}, t("start.batch.more"))))),
    samples.length > 0 && [
      el("button", { type: "button", class: "main", id: "sample", onclick: () => sample(samples[0]) }, t("start.sample")),
      el("details", {}, el("summary", {}, t("start.samples")), el("p", { class: "note" }, t("start.samples.note")),
        el("ul", { class: "samples" }, samples.map(s => el("li", {}, el("button", { type: "button", class: "link", onclick: () => sample(s) }, pick(s.title)), el("small", {}, pick(s.why)))))),
    ],
    el("p", { class: "note" }, t("start.district", pick(desk.district_name), desk.rule_base, desk.today)));
}
