// A file, from its bytes to "this is my site": upload, receipt with what was understood and why, the ways to read it otherwise, and the choice of one site.
import { api, area, el, faultBox, fill, t } from "/shell.js";

/** Sends files (one dataset) and shows the receipt in the panel. take({ id, reading, item, many, name, geometry, industry }) when the person says yes; preview(collection) draws. */
export async function receive(panel, files, { take, preview, leave, reading = {} }) {
  fill(panel, el("p", { class: "busy", role: "status" }, t("upload.sending", files.map(f => f.name).join("、"))));
  try {
    let upload;
    if (files.length === 1) {
      upload = await api("POST", `/api/uploads?name=${encodeURIComponent(files[0].name)}`, files[0].slice(0, files[0].size, "application/octet-stream"));
    } else {
      const form = new FormData();
      files.forEach(f => form.append("file", f, f.name));
      upload = await api("POST", "/api/uploads", form);
    }
    await show(panel, upload, reading, { take, preview, leave });
  } catch (e) {
    fill(panel, faultBox(e), back(leave));
  }
}

const back = leave => el("p", {}, el("button", { type: "button", onclick: leave }, t("site.again")));

const query = reading => {
  const text = new URLSearchParams(Object.entries(reading).filter(([, v]) => v !== "" && v !== false && v !== null)).toString();
  return text ? "?" + text : "";
};

async function show(panel, upload, reading, acts) {
  fill(panel, el("p", { class: "busy", role: "status" }, t("state.reading")));
  let receipt, refusal = null, sites = null;
  try {
    receipt = await api("GET", `/api/uploads/${upload.id}/receipt${query(reading)}`);
    if (receipt.usable)
      sites = await api("GET", `/api/uploads/${upload.id}/boundary${query(reading)}`);
  } catch (e) {
    refusal = e;
  }
  acts.preview(sites);
  const again = how => show(panel, upload, how, acts);
  const take = feature => acts.take({
    id: upload.id, reading, item: feature.properties.item, many: sites.features.length, name: feature.properties.name || upload.label, geometry: feature.geometry, industry: feature.properties.industry ?? "",
  });
  const fix = el("details", { open: !receipt?.usable }, el("summary", {}, t("receipt.fix")), ways(receipt, reading, again));
  fill(panel,
    el("div", { class: "site" }, el("h1", {}, receipt?.usable ? t("receipt.title") : upload.label), el("button", { type: "button", onclick: acts.leave }, t("site.again"))),
    refusal && faultBox(refusal),
    receipt && [
      receipt.refusals.length > 0 && el("div", { class: "fault", role: "alert" }, t("receipt.refused"), el("ul", {}, receipt.refusals.map(r => el("li", {}, r.text)))),
      receipt.questions.map(q => el("p", { class: "warn" }, q)),
      facts(receipt),
      sites && sites.features.length === 1 && el("p", {}, el("button", { type: "button", class: "main", id: "yes", onclick: () => take(sites.features[0]) }, t("receipt.yes"))),
      sites && sites.features.length > 1 && [el("h2", {}, t("receipt.sites")), choice(receipt, sites, take)],
    ],
    fix,
    receipt && [
      el("h2", {}, t("receipt.problems")), problems(receipt),
      receipt.notices.length > 0 && [el("h2", {}, t("receipt.notices")), el("ul", {}, receipt.notices.map(n => el("li", {}, n)))],
    ]);
}

function facts(r) {
  const unknown = t("receipt.unknown");
  const row = (key, value, why) => [el("dt", {}, t("receipt." + key)), el("dd", {}, value, why && el("small", {}, el("br", {}), why))];
  const best = r.crs.explanations?.filter(e => e.readable).slice(0, 4) ?? [];
  return el("dl", { class: "receipt", id: "receipt" },
    row("file", r.files.map(f => `${f.name} (${f.bytes.toLocaleString("en-US")} B)`).join("、"), r.layer),
    row("features", `${r.features}`, r.format),
    row("crs", r.crs.code ? `${r.crs.name} (${r.crs.code})` : unknown, [r.crs.why, r.crs.outcome].filter(Boolean).join(" ")),
    best.length > 0 && row("crs", el("ul", {}, best.map(e => el("li", {}, e.name, e.wins && " ✓", e.inside !== null && ` ${Math.round(e.inside * 100)} %`)))),
    r.encoding.name && row("encoding", r.encoding.name, r.encoding.why),
    row("area", r.area.ellipsoidal_m2 === null ? unknown : area(r.area.ellipsoidal_m2)),
    Object.entries(r.area.planar_m2).map(([plane, m2]) => row("planar", area(m2), plane)),
    r.area.declared_m2 !== null && row("declared", area(r.area.declared_m2), r.area.declared_differs > 0 && t("receipt.differs", r.area.declared_differs)),
    row("within", r.within === null ? unknown : r.within.length === 0 ? t("receipt.nowhere") : r.within.map(w => `${w.area} ${Math.round(w.share * 100)} %`).join("、")));
}

function problems(r) {
  const all = r.items.flatMap(item => [
    ...(item.refused ? [{ item, text: item.refused, fatal: true }] : []),
    ...item.problems.map(p => ({ item, text: p.text, fatal: p.fatal, at: p.x === null ? "" : `(${p.x}, ${p.y})` })),
  ]);
  if (all.length === 0)
    return el("p", { class: "empty" }, t("receipt.noproblems"));
  return [
    el("div", { class: "scroll" }, el("table", { class: "receipt" }, el("tbody", {}, all.slice(0, 100).map(p => el("tr", {}, el("td", {}, p.item.id ?? `${p.item.position}`), el("td", { class: p.fatal ? "bad" : false }, p.text, p.fatal && `（${t("receipt.fatal")}）`), el("td", { class: "mono" }, p.at ?? "")))))),
    all.length > 100 && el("p", { class: "note" }, t("receipt.more", all.length - 100)),
  ];
}

function choice(receipt, sites, take) {
  const areas = new Map(receipt.items.map(i => [i.position, i]));
  return el("div", { class: "scroll" }, el("table", {}, el("tbody", {}, sites.features.slice(0, 500).map(f => {
    const item = areas.get(f.properties.item);
    return el("tr", {}, el("td", {}, f.properties.name || f.properties.id), el("td", { class: "n" }, area(item?.area_ellipsoidal_m2)),
      el("td", {}, el("button", { type: "button", onclick: () => take(f) }, t("receipt.choose"))));
  }))));
}

/** What a person may say about the file: CRS, encoding, layer, axes, offset. */
function ways(receipt, reading, again) {
  const field = (key, label, more = {}) => el("label", { class: "field" }, el("span", {}, label), el("input", { name: key, value: reading[key] ?? "", placeholder: t("receipt.auto"), ...more }));
  const form = el("form", {
    onsubmit: e => {
      e.preventDefault();
      const said = new FormData(form);
      again(Object.fromEntries(["crs", "encoding", "layer", "from"].map(k => [k, said.get(k).trim()]).concat([["swap_axes", said.has("swap_axes") ? "true" : ""]]).filter(([, v]) => v !== "")));
    },
  },
    field("crs", t("receipt.crs"), { placeholder: "EPSG:4523" }), field("encoding", t("receipt.encoding"), { placeholder: "GB18030" }), field("layer", t("receipt.layer")),
    el("label", { class: "field" }, el("span", {}, t("receipt.from")), el("select", { name: "from" }, [["", t("receipt.from.")], ["gcj02", "GCJ-02"], ["bd09", "BD-09"]].map(([v, text]) => el("option", { value: v, selected: v === (reading.from ?? "") }, text)))),
    el("p", {}, el("label", {}, el("input", { type: "checkbox", name: "swap_axes", checked: reading.swap_axes === "true" }), " ", t("receipt.swap"))),
    el("button", { type: "submit" }, t("receipt.reread")));
  return form;
}
