// The queue of changes: a list with filters, the ground before and after, the screening, and a person's decision. J/K move, digits choose a status.
import { api, area, el, faultBox, fill, may, t, verdictTag, words, $ } from "./shell.js";

words({
  "q.empty": ["台账中没有变化图斑。核查两期小班（下面，或命令 ecogis forest check 前期 后期）后，结果在这里逐个认定。", "There is no change in the queue. Check two epochs (below, or with ecogis forest check A B); the results are decided here."],
  "q.nothing": ["没有符合条件的图斑（共 {0} 个）", "Nothing matches (of {0})"],
  "q.open": ["未办结", "open"], "q.all": ["全部", "all"],
  "q.status": ["状态", "status"], "q.township": ["乡镇", "township"], "q.order": ["排序", "order"],
  "q.byArea": ["面积大的在前", "largest first"], "q.byCode": ["编号", "code"],
  "q.before": ["前期 {0}", "before {0}"], "q.after": ["后期 {0}", "after {0}"],
  "q.noEpoch": ["该期小班不在目录库中", "this epoch is not in the catalog"],
  "q.wood": ["森林", "forest"], "q.bare": ["非森林", "other"], "q.change": ["变化图斑", "change"],
  "q.keys": ["J / K 下一个、上一个，数字键选状态", "J / K next and previous, digits choose a status"],
  "q.decide": ["认定为", "decide"], "q.remark": ["说明（须写明的状态必填）", "remark (some statuses need it)"], "q.source": ["依据（现场核查表、文号）", "source (field sheet, document)"],
  "q.save": ["保存", "Save"], "q.saved": ["已登记", "entered"],
  "q.fields": ["情况", "Facts"], "q.history": ["处理经过", "History"], "q.findings": ["管控区筛查", "Screening"],
  "q.noFindings": ["没有发现；未知事项 {0} 条", "no finding; {0} open questions"],
  "q.day": ["日期", "day"], "q.by": ["登记人", "by"], "q.noRight": ["您只能查看，不能认定", "You may look, not decide"],
  "q.check": ["核查两期变化", "Check the change between two epochs"], "q.from": ["前期", "earlier"], "q.to": ["后期", "later"], "q.start": ["开始核查", "Start"],
  "q.checking": ["正在核查… {0}", "checking… {0}"], "q.checked": ["核查完成：台账共 {0} 个图斑，新登记 {1} 个", "checked: {0} in the queue, {1} of them new"],
  "q.check.note": ["逐个变化图斑比对许可、筛查管控区，登记后由人认定；以前的认定保留。", "Every change is held against permits and zones and entered for a person to decide; earlier decisions stay."],
  "q.check.gone": ["核查未完成：{0}", "the check did not end: {0}"],
  "q.limited": ["只画出前 300 个小班", "only the first 300 patches are drawn"],
});

const styles = {};
function styleOf(kind, label) {
  const { Style, Fill, Stroke, Text } = globalThis.ol.style;
  const font = "12px " + getComputedStyle(document.body).fontFamily;
  styles.wood ??= new Style({ fill: new Fill({ color: "#a9d3b6" }), stroke: new Stroke({ color: "#5b7d66", width: 1 }), text: new Text({ font, fill: new Fill({ color: "#222" }), stroke: new Stroke({ color: "#fff", width: 3 }) }) });
  styles.bare ??= new Style({ fill: new Fill({ color: "#f3e3c3" }), stroke: new Stroke({ color: "#8a7a55", width: 1 }), text: new Text({ font, fill: new Fill({ color: "#222" }), stroke: new Stroke({ color: "#fff", width: 3 }) }) });
  styles.change ??= new Style({ stroke: new Stroke({ color: "#b2182b", width: 3 }), fill: new Fill({ color: "rgba(0,0,0,0)" }), zIndex: 9 });
  if (label !== undefined)
    styles[kind].getText().setText(label);
  return styles[kind];
}

/** Two maps that move together. */
function pair(entry) {
  const { Map: Sheet, View } = globalThis.ol;
  const format = new globalThis.ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
  const change = format.readFeature({ type: "Feature", geometry: entry.geometry, properties: {} });
  const view = new View({});
  return el("div", { class: "pair" }, ["before", "after"].map(epoch => {
    const data = entry[epoch];
    const box = el("div", { class: "map", tabindex: "0", "aria-label": t("q." + epoch, data?.layer ?? "") });
    if (data)
      requestAnimationFrame(() => {
        const source = new globalThis.ol.source.Vector({ features: format.readFeatures(data) });
        const layer = new globalThis.ol.layer.Vector({ source, declutter: true, style: f => styleOf(f.get("forest") ? "wood" : "bare", f.get("class_name") ?? "") });
        const outline = new globalThis.ol.layer.Vector({ source: new globalThis.ol.source.Vector({ features: [change.clone()] }), style: () => styleOf("change") });
        new Sheet({ target: box, layers: [layer, outline], view });
        view.fit(change.getGeometry().getExtent(), { padding: [50, 50, 50, 50], size: [box.clientWidth, box.clientHeight] });
      });
    return el("section", {}, el("h3", {}, t("q." + epoch, data ? `${data.day ?? ""} ${data.layer}` : "")), data ? [box, !data.all && el("small", {}, t("q.limited"))] : el("p", { class: "empty" }, t("q.noEpoch")));
  }));
}

function findings(screening) {
  if (!screening)
    return null;
  return el("section", { class: "card" }, el("h2", {}, t("q.findings"), " ", verdictTag(screening.verdict)),
    screening.findings.length === 0 ? el("p", {}, t("q.noFindings", screening.undetermined.length)) : el("ul", {}, screening.findings.map(f =>
      el("li", {}, `${f.zone_name ?? ""} · ${f.clauses.map(c => `${c.title ?? c.instrument} ${c.article}`).join("；")}`))));
}

/** Starts a check of two epochs as a job, follows it, and shows the queue again. */
function checker(layers, before, again) {
  const epochs = layers.flatMap(l => l.versions.map(v => [`${l.name}@${v.version}`, `${v.valid_from ?? ""} ${l.name}@${v.version}`]));
  if (epochs.length < 2 || !may("Screen"))
    return null;
  const choice = (key, chosen) => el("label", { class: "field" }, el("span", {}, t("q." + key)), el("select", { name: key }, epochs.map(([id, text], i) => el("option", { value: id, selected: i === chosen }, text))));
  const said = el("div", { role: "status" });
  const form = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      const button = form.querySelector("button");
      button.disabled = true;
      try {
        let job = await api("POST", "/ogc/processes/forest-check/execution", { inputs: { before: form.elements.from.value, after: form.elements.to.value } }, { headers: { Prefer: "respond-async" } });
        while (["accepted", "running"].includes(job.status)) {
          fill(said, el("p", { class: "busy" }, t("q.checking", job.message ?? "")));
          await new Promise(after => setTimeout(after, 700));
          job = await api("GET", `/ogc/jobs/${job.jobID}`);
        }
        if (job.status !== "successful")
          throw new Error(t("q.check.gone", job.message ?? job.status));
        await again(total => t("q.checked", total, total - before));
      } catch (error) {
        fill(said, faultBox(error));
      }
      button.disabled = false;
    },
  }, choice("from", epochs.length - 2), choice("to", epochs.length - 1), el("button", { class: "main" }, t("q.start")));
  return el("details", { class: "card", id: "check", open: before === 0 }, el("summary", {}, t("q.check")), el("p", { class: "note" }, t("q.check.note")), form, said);
}

/** Draws the queue; filters, the entry shown and the words typed stay until somebody leaves. */
export async function queue(view, layers, message) {
  const all = await api("GET", "/api/forest/queue");
  const check = checker(layers, all.entries.length, said => queue(view, layers, said));
  const told = message && el("p", { class: "card", role: "status" }, message(all.entries.length));
  if (all.entries.length === 0)
    return void fill(view, told ?? "", el("p", { class: "empty" }, t("q.empty")), check ?? "");
  const filter = { status: "open", township: "", order: "area" };
  let current = null;
  const value = (e, f) => e.fields[f]?.value ?? "";
  const list = el("ul", { class: "list", tabindex: "-1" }), detail = el("div", {}), count = el("small", {});
  const shown = () => all.entries
    .filter(e => filter.status === "all" || (filter.status === "open" ? !e.closed : e.status === filter.status))
    .filter(e => filter.township === "" || value(e, "township") === filter.township)
    .sort((a, b) => filter.order === "area" ? value(b, "area_m2") - value(a, "area_m2") : a.code < b.code ? -1 : 1);

  function draw() {
    const entries = shown();
    count.textContent = `${entries.length} / ${all.entries.length}`;
    fill(list, entries.length === 0 ? el("li", { class: "empty" }, t("q.nothing", all.entries.length)) : entries.map(e => el("li", {}, el("button", { type: "button", "data-code": e.code, "aria-current": String(e.code === current), onclick: () => open(e.code) },
      el("div", { class: "row spread" }, el("b", {}, `${value(e, "from_class").replace(/^\S+ /, "")} → ${value(e, "to_class").replace(/^\S+ /, "")}`), el("span", { class: e.closed ? "chip" : "chip open" }, e.status_name)),
      el("div", { class: "row spread" }, el("small", {}, `${e.code.replace(/^.*-/, "")} · ${value(e, "township")} · ${area(+value(e, "area_m2"))}`), e.verdict && verdictTag(e.verdict)),
      el("small", {}, value(e, "match"))))));
  }

  async function open(code) {
    current = code;
    draw();
    list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
    try {
      const entry = await api("GET", `/api/forest/queue/${encodeURIComponent(code)}`);
      if (code === current)
        show(entry);
    } catch (e) {
      fill(detail, faultBox(e));
    }
  }

  function show(entry, message) {
    const status = el("select", { id: "decision" }, entry.next.map((s, i) => el("option", { value: s.id }, `${i + 1} ${s.name}`)));
    const remark = el("input", { id: "remark" }), source = el("input", {});
    const answer = el("div", { role: "status" }, message ?? "");
    const save = async () => {
      try {
        const after = await api("POST", `/api/forest/queue/${encodeURIComponent(entry.code)}`, { status: status.value, remark: remark.value, source: source.value });
        Object.assign(all.entries.find(e => e.code === entry.code), after);
        draw();
        show(after, `${t("q.saved")}: ${after.status_name}`);
      } catch (e) {
        fill(answer, faultBox(e));
      }
    };
    fill(detail,
      el("h1", {}, entry.name, " ", el("span", { class: entry.closed ? "chip" : "chip open" }, entry.status_name)),
      pair(entry),
      el("p", { class: "note" }, el("span", { class: "swatch wood" }), t("q.wood"), el("span", { class: "swatch bare" }), t("q.bare"), el("span", { class: "swatch change" }), t("q.change")),
      el("section", { class: "card" }, may("Screen")
        ? el("div", { class: "decide" }, el("label", { class: "field" }, el("span", {}, t("q.decide")), status), el("label", { class: "field" }, el("span", {}, t("q.remark")), remark),
          el("label", { class: "field" }, el("span", {}, t("q.source")), source), el("button", { type: "button", class: "main", onclick: save }, t("q.save")))
        : t("q.noRight"), answer, el("p", { class: "note" }, t("q.keys"))),
      findings(entry.screening),
      el("div", { class: "charts" },
        el("section", { class: "card" }, el("h2", {}, t("q.fields")), el("dl", {}, Object.entries(entry.fields).filter(([k]) => k !== "identity").map(([k, f]) => [el("dt", {}, f.name), el("dd", {}, k === "area_m2" ? area(+f.value) : f.value)]))),
        el("section", { class: "card" }, el("h2", {}, t("q.history")), el("table", {},
          el("thead", {}, el("tr", {}, ["day", "status", "by", "remark", "source"].map(k => el("th", {}, t("q." + k).replace(/[（(].*/, ""))))),
          el("tbody", {}, entry.history.map(h => el("tr", {}, [h.day, h.status ?? "", h.by, h.remark ?? "", h.source ?? ""].map(c => el("td", {}, c)))))))));
  }

  const townships = [...new Set(all.entries.map(e => value(e, "township")))].filter(x => x).sort();
  const choice = (key, options) => el("label", {}, `${t("q." + key)} `, el("select", { onchange: e => { filter[key] = e.target.value; draw(); } }, options.map(([id, text]) => el("option", { value: id, selected: filter[key] === id }, text))));
  fill(view, told ?? "", check ?? "",
    el("div", { class: "row card" }, el("b", {}, all.register),
      choice("status", [["open", t("q.open")], ["all", t("q.all")], ...all.statuses.map(s => [s.id, s.name])]),
      choice("township", [["", t("q.all")], ...townships.map(x => [x, x])]),
      choice("order", [["area", t("q.byArea")], ["code", t("q.byCode")]]), count),
    el("div", { class: "queue" }, list, detail));
  draw();
  const move = step => {
    const codes = shown().map(e => e.code);
    const next = codes[Math.min(Math.max(codes.indexOf(current) + step, 0), codes.length - 1)];
    if (next && next !== current)
      open(next);
  };
  document.onkeydown = e => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || e.ctrlKey || e.altKey || e.metaKey || location.hash !== "#queue")
      return;
    if (e.key === "j")
      move(1);
    else if (e.key === "k")
      move(-1);
    else if (/^[1-9]$/.test(e.key) && $("decision")?.options[+e.key - 1]) {
      $("decision").selectedIndex = +e.key - 1;
      $("remark").focus();
      e.preventDefault();
    }
  };
  const first = shown()[0];
  if (first)
    await open(first.code);
}
