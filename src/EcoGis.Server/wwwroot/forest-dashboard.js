// Cover and stock by year and township beside the targets, and the transition matrix between two years. Each chart has its numbers as a table below it.
import { api, area, el, faultBox, fill, language, percent, t, words } from "./shell.js";

words({
  "f.layer": ["小班图层", "Layer of patches"],
  "f.from": ["前期", "Earlier"],
  "f.to": ["后期", "Later"],
  "f.units": ["统计单位", "Units"],
  "f.cover": ["森林覆盖率（{0}）", "Forest cover ({0})"],
  "f.stock": ["森林蓄积量", "Forest stock"],
  "f.coverByYear": ["逐期覆盖率", "Cover by epoch"],
  "f.stockByYear": ["逐期蓄积", "Stock by epoch"],
  "f.byUnit": ["分乡镇覆盖率", "Cover by township"],
  "f.stockByUnit": ["分乡镇蓄积", "Stock by township"],
  "f.targets": ["对照指标", "Targets"],
  "f.target": ["指标", "target"],
  "f.goal": ["要求", "goal"],
  "f.value": ["现状", "value"],
  "f.standing": ["判断", "standing"],
  "f.why": ["依据", "by what"],
  "f.matrix": ["地类转移矩阵（公顷）：行为前期，列为后期，▲ 计入森林", "Transition matrix (ha): rows earlier, columns later, ▲ counts as forest"],
  "f.noise": ["边界噪声 {0}（窄于两期合并精度），不计入上表的变化", "border noise {0} (thinner than both epochs are accurate) is no change here"],
  "f.movers": ["最大的变化图斑", "Largest changes"],
  "f.causes": ["自报原因", "Causes as stated"],
  "f.cause": ["原因", "cause"], "f.patches": ["图斑数", "patches"], "f.gain": ["森林增加", "gain"], "f.loss": ["森林减少", "loss"], "f.other": ["其他变化", "other"],
  "f.class": ["地类", "class"], "f.area": ["面积", "area"], "f.effect": ["对森林", "forest"],
  "f.unit": ["乡镇", "township"], "f.year": ["期", "epoch"],
  "f.atLeast": ["至少 {0}", "at least {0}"],
  "f.between": ["{0} – {1}", "{0} – {1}"],
  "f.unknown": ["不掌握", "not known"],
  "f.table": ["数字", "Numbers"],
  "f.unverified": ["口径待核", "definition unverified"],
  "f.change": ["两期之间", "Between the two"],
  "f.net": ["森林面积净变化（实质变化）", "net change of forest (firm changes)"],
  "f.needTwo": ["只有一期小班，没有变化可看", "There is one epoch only: no change to show"],
  "f.gainWord": ["增加", "gain"], "f.lossWord": ["减少", "loss"], "f.noneWord": ["不变", "none"],
  "s.met": ["✓ 达到", "✓ met"], "s.short": ["✕ 未达到", "✕ short"], "s.not_known": ["? 不能判断", "? not known"], "s.judge": ["! 由人判断", "! for a person"], "s.not-known": ["? 不能判断", "? not known"],
});

const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#8a7400", "#4d4d4d"];
const volume = m3 => m3 === null || m3 === undefined ? t("f.unknown") : `${Math.round(m3).toLocaleString("en-US")} m³`;
const year = epoch => epoch.day ? epoch.day.slice(0, 4) : epoch.layer.name + "@" + epoch.layer.version;

/** A range as people read it: complete data give one number. */
function coverText(c) {
  if (c.at_least === null)
    return t("f.unknown");
  if (c.at_most === null)
    return t("f.atLeast", percent(c.at_least));
  return c.at_most === c.at_least ? percent(c.at_least) : t("f.between", percent(c.at_least), percent(c.at_most));
}

function chart(title, option, head, rows) {
  const box = el("div", { class: "chart", role: "img", "aria-label": title });
  const card = el("section", { class: "card" }, el("h2", {}, title), box,
    el("details", {}, el("summary", {}, t("f.table")), el("table", {}, el("thead", {}, el("tr", {}, head.map((h, i) => el("th", { class: i ? "n" : false }, h)))),
      el("tbody", {}, rows.map(r => el("tr", {}, r.map((c, i) => el("td", { class: i ? "n" : false }, c))))))));
  requestAnimationFrame(() => {
    const drawn = globalThis.echarts.init(box);
    drawn.setOption({ color: colours, animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, grid: { left: 60, right: 20, top: 40, bottom: 40 }, tooltip: { trigger: "axis", renderMode: "richText" }, ...option });
    new ResizeObserver(() => drawn.resize()).observe(box);
  });
  return card;
}

const axis = format => ({ type: "value", scale: true, axisLabel: { formatter: format } });

function coverChart(trend) {
  const definitions = trend.epochs[0].cover.map(c => c.definition);
  const names = trend.epochs[0].cover.map(c => c.name);
  const years = trend.epochs.map(year);
  const at = (e, d) => e.cover.find(c => c.definition === d);
  const goals = trend.targets.filter(x => x.indicator?.startsWith("forest-cover") && /[\d.]+/.test(x.goal));
  const series = definitions.map((d, i) => ({
    name: names[i], type: "line", symbol: ["circle", "triangle", "rect"][i % 3], symbolSize: 10, lineStyle: { type: i ? "dashed" : "solid", width: 2 },
    data: trend.epochs.map(e => at(e, d).at_least === null ? null : +(at(e, d).at_least * 100).toFixed(3)),
    markLine: i === 0 && goals.length ? { silent: true, symbol: "none", label: { formatter: p => p.name, position: "insideStartTop" }, lineStyle: { color: "#4d4d4d", type: "dotted", width: 2 }, data: goals.map(g => ({ name: `${g.name} ${g.goal}`, yAxis: +g.goal.match(/[\d.]+/)[0] })) } : undefined,
  }));
  return chart(t("f.coverByYear"), { legend: { top: 0 }, xAxis: { type: "category", data: years }, yAxis: { ...axis("{value} %"), min: v => Math.floor(Math.min(v.min, ...goals.map(g => +g.goal.match(/[\d.]+/)[0])) - 1) }, series },
    [t("f.year"), ...names], trend.epochs.map(e => [year(e), ...definitions.map(d => coverText(at(e, d)))]));
}

function stockChart(trend) {
  const goals = trend.targets.filter(x => x.indicator?.startsWith("forest-stock") && /\d/.test(x.goal));
  const number = g => +g.goal.replace(/,/g, "").match(/[\d.]+/)[0];
  const keys = Object.keys(trend.epochs[0].stock_m3);
  const names = { forest: t("f.stock"), standing: language() === "en" ? "all standing trees" : "活立木总蓄积" };
  return chart(t("f.stockByYear"), {
    legend: { top: 0 }, xAxis: { type: "category", data: trend.epochs.map(year) }, yAxis: { ...axis(v => (v / 10000).toLocaleString("en-US") + (language() === "en" ? "e4 m³" : " 万m³")), scale: false },
    series: keys.map((k, i) => ({
      name: names[k] ?? k, type: "bar", barMaxWidth: 46, itemStyle: i ? { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: "rgba(255,255,255,.7)" } } : {},
      data: trend.epochs.map(e => e.stock_m3[k]),
      markLine: i === 0 && goals.length ? { silent: true, symbol: "none", label: { formatter: p => p.name, position: "insideStartTop" }, lineStyle: { color: "#4d4d4d", type: "dotted", width: 2 }, data: goals.map(g => ({ name: `${g.name} ${g.goal}`, yAxis: number(g) })) } : undefined,
    })),
  }, [t("f.year"), ...keys.map(k => names[k] ?? k)], trend.epochs.map(e => [year(e), ...keys.map(k => volume(e.stock_m3[k]))]));
}

function unitChart(trend) {
  const definition = trend.epochs[0].cover[0];
  const units = trend.epochs.at(-1).by_unit.map(u => u.name);
  const of = (e, name) => e.by_unit.find(u => u.name === name)?.[`cover_${definition.definition}`];
  return chart(`${t("f.byUnit")} · ${definition.name}`, {
    legend: { top: 0 }, grid: { left: 60, right: 20, top: 40, bottom: 80 }, xAxis: { type: "category", data: units, axisLabel: { rotate: 28, interval: 0, width: 110, overflow: "truncate" } }, yAxis: { ...axis("{value} %"), scale: false },
    series: trend.epochs.map(e => ({ name: year(e), type: "bar", data: units.map(u => of(e, u) === null || of(e, u) === undefined ? null : +(of(e, u) * 100).toFixed(3)) })),
  }, [t("f.unit"), ...trend.epochs.map(year)], units.map(u => [u, ...trend.epochs.map(e => of(e, u) === null || of(e, u) === undefined ? t("f.unknown") : percent(of(e, u)))]));
}

function unitStockChart(stats, trend) {
  const units = stats.at(-1).by_unit.filter(u => u.code);
  const of = (s, code) => s.by_unit.find(u => u.code === code)?.stock_forest_m3;
  return chart(t("f.stockByUnit"), {
    legend: { top: 0 }, grid: { left: 60, right: 20, top: 40, bottom: 80 }, xAxis: { type: "category", data: units.map(u => u.name), axisLabel: { rotate: 28, interval: 0, width: 110, overflow: "truncate" } }, yAxis: { ...axis(v => (v / 10000).toLocaleString("en-US") + (language() === "en" ? "e4 m³" : " 万m³")), scale: false },
    series: stats.map((s, i) => ({ name: year(trend.epochs[i]), type: "bar", data: units.map(u => of(s, u.code) ?? null) })),
  }, [t("f.unit"), ...trend.epochs.map(year)], units.map(u => [u.name, ...stats.map(s => volume(of(s, u.code)))]));
}

function targetsTable(trend) {
  if (trend.targets.length === 0)
    return null;
  const value = x => x.value === null ? t("f.unknown") : x.indicator.startsWith("forest-cover") ? percent(x.value / 100) : volume(x.value);
  return el("section", { class: "card" }, el("h2", {}, t("f.targets")), el("table", {},
    el("thead", {}, el("tr", {}, ["target", "goal", "value", "standing", "why"].map(k => el("th", {}, t("f." + k))))),
    el("tbody", {}, trend.targets.map(x => el("tr", {}, el("td", {}, x.name), el("td", {}, x.goal), el("td", {}, value(x)), el("td", {}, t("s." + x.standing)), el("td", {}, x.why))))));
}

function matrix(change) {
  const used = change.classes.filter(c => change.matrix.cells.some(x => x.from === c.code || x.to === c.code));
  const cell = (a, b) => change.matrix.cells.find(x => x.from === a && x.to === b);
  const most = Math.max(...change.matrix.cells.filter(x => x.from !== x.to).map(x => x.firm_m2), 1);
  const hectares = m2 => m2 ? (m2 / 10000).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : "";
  const head = c => el("th", { class: c.forest ? "forest" : false, scope: "col" }, c.name);
  return el("section", { class: "card" }, el("h2", {}, t("f.matrix")), el("div", { class: "matrix" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", {}), used.map(head))),
    el("tbody", {}, used.map(a => el("tr", {}, el("th", { class: a.forest ? "forest" : false, scope: "row" }, a.name), used.map(b => {
      const found = cell(a.code, b.code);
      const td = el("td", { class: a.code === b.code ? "same" : false }, hectares(found?.firm_m2));
      if (found && a.code !== b.code && found.firm_m2 > 0)
        td.style.background = `rgba(${a.forest && !b.forest ? "213, 94, 0" : !a.forest && b.forest ? "0, 114, 178" : "120, 120, 120"}, ${(0.12 + 0.5 * found.firm_m2 / most).toFixed(2)})`;
      return td;
    })))))), el("p", { class: "note" }, t("f.noise", area(change.matrix.border_noise_m2))));
}

function movers(change) {
  const name = code => change.classes.find(c => c.code === code)?.name ?? code;
  const largest = change.patches.filter(p => p.certainty === "firm").sort((a, b) => b.area_ellipsoidal_m2 - a.area_ellipsoidal_m2).slice(0, 12);
  return [
    el("section", { class: "card" }, el("h2", {}, t("f.movers")), el("table", {},
      el("thead", {}, el("tr", {}, el("th", {}, t("f.class")), el("th", { class: "n" }, t("f.area")), el("th", {}, t("f.effect")), el("th", {}, t("f.cause")))),
      el("tbody", {}, largest.map(p => el("tr", {}, el("td", {}, `${name(p.from)} → ${name(p.to)}`), el("td", { class: "n" }, area(p.area_ellipsoidal_m2)),
        el("td", {}, t(`f.${p.forest}Word`)), el("td", {}, change.causes.find(c => c.code === p.cause)?.name ?? p.cause ?? "—")))))),
    el("section", { class: "card" }, el("h2", {}, t("f.causes")), el("table", {},
      el("thead", {}, el("tr", {}, el("th", {}, t("f.cause")), ["patches", "gain", "loss", "other"].map(k => el("th", { class: "n" }, t("f." + k))))),
      el("tbody", {}, change.causes.map(c => el("tr", {}, el("td", {}, c.name ?? c.code ?? "—"), el("td", { class: "n" }, String(c.patches)), [c.gain_m2, c.loss_m2, c.other_m2].map(v => el("td", { class: "n" }, area(v))))))))];
}

function figures(trend, change) {
  const newest = trend.epochs.at(-1);
  const forest = code => change?.classes.find(c => c.code === code)?.forest;
  const net = change?.matrix.cells.reduce((sum, x) => sum + (forest(x.to) - forest(x.from)) * x.firm_m2, 0);
  return el("div", { class: "figures" },
    newest.cover.map(c => el("section", { class: "card" }, t("f.cover", c.name), el("b", {}, coverText(c)), el("small", {}, `${newest.day ?? ""} · ${c.basis}${c.verified ? "" : ` · ${t("f.unverified")}`}${c.missing ? ` · ${c.missing}` : ""}`))),
    el("section", { class: "card" }, t("f.stock"), el("b", {}, volume(newest.stock_m3.forest)), el("small", {}, newest.day ?? "")),
    change && el("section", { class: "card" }, t("f.net"), el("b", {}, `${net > 0 ? "+" : net < 0 ? "−" : ""}${area(Math.abs(net))}`), el("small", {}, `${change.before.name}@${change.before.version} → @${change.after.version}`)));
}

/** Draws the dashboard of a layer; the epochs compared are the two newest until somebody chooses. */
export async function dashboard(view, layers, name = layers[0].name, before = null, after = null) {
  const layer = layers.find(l => l.name === name);
  const versions = layer.versions.map(v => v.version);
  after ??= versions.at(-1);
  before ??= versions.at(-2) ?? null;
  const get = path => api("GET", `/api/forest/${path}layer=${encodeURIComponent(name)}`);
  const [trend, stats, change] = await Promise.all([
    get("trend?"),
    Promise.all(versions.map(v => get(`stats?version=${v}&`))),
    before === null ? null : get(`change?before=${before}&after=${after}&`).catch(e => e)]);
  const years = new Map(layer.versions.map(v => [v.version, `${v.valid_from?.slice(0, 4) ?? ""} (@${v.version})`]));
  const choice = (label, value, values, change) => el("label", {}, `${label} `, el("select", { onchange: e => change(e.target.value) },
    values.map(([id, text]) => el("option", { value: String(id), selected: String(id) === String(value) }, text))));
  stats.sort((a, b) => a.date < b.date ? -1 : 1);
  fill(view,
    el("div", { class: "row card" },
      choice(t("f.layer"), name, layers.map(l => [l.name, l.name]), v => dashboard(view, layers, v)),
      before !== null && [
        choice(t("f.from"), before, [...years], v => dashboard(view, layers, name, +v, after)),
        choice(t("f.to"), after, [...years], v => dashboard(view, layers, name, before, +v))],
      el("small", {}, `${t("f.units")}: ${trend.units || t("f.unknown")} · ${layer.versions.at(-1).source}`)),
    figures(trend, change instanceof Error ? null : change),
    el("div", { class: "charts" }, coverChart(trend), stockChart(trend), unitChart(trend), unitStockChart(stats, trend)),
    targetsTable(trend),
    change === null ? el("p", { class: "empty" }, t("f.needTwo")) : change instanceof Error ? faultBox(change) : [matrix(change), el("div", { class: "charts" }, movers(change))]);
}
