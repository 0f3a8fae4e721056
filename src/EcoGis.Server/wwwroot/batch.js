// The batch page: a file of very many proposals becomes a job; its result is a table and a map that filter each other. Numbers are the server's.
import { api, area, both, el, faultBox, fill, header, language, send, t, verdict, verdictTag, words, $ } from "./shell.js";
import { placesOf } from "./batch-map.js";

words({
  "b.title": ["批量筛查", "Batch screening"],
  "b.intro": ["一个文件，一个要素一个地块（GeoPackage、Shapefile 的 ZIP、GeoJSON……）。服务器逐个筛查，可以离开本页，随时回来看。", "One file, one proposal for each feature (GeoPackage, zipped Shapefile, GeoJSON …). The server screens them one by one; leave this page and come back at any time."],
  "b.file": ["文件", "File"], "b.layer": ["图层（文件中有多个时）", "layer (where the file has several)"], "b.industry": ["行业代码或名称（全部地块）", "industry, code or name (for all)"],
  "b.column": ["行业列名（按地块）", "column with the industry"], "b.nature": ["建设性质", "nature"], "b.start": ["开始筛查", "Start"],
  "b.unknown": ["未知", "unknown"], "b.new": ["新建", "new"], "b.rebuild": ["改建", "rebuild"], "b.expand": ["扩建", "expand"],
  "b.sending": ["正在上传…", "sending…"], "b.jobs": ["作业", "Jobs"], "b.none": ["还没有批量作业。", "No batch yet."],
  "b.job": ["作业", "job"], "b.when": ["提交时间", "submitted"], "b.state": ["状态", "state"], "b.cancel": ["取消", "Cancel"], "b.show": ["看结果", "Show"],
  "j.accepted": ["排队", "waiting"], "j.running": ["进行中", "running"], "j.successful": ["完成", "done"], "j.failed": ["失败", "failed"], "j.dismissed": ["已取消", "cancelled"],
  "b.problems": ["只看问题地块", "problems only"], "b.everything": ["连同符合的", "with the compliant ones"],
  "b.number": ["序号", "no."], "b.code": ["编号", "code"], "b.name": ["名称", "name"], "b.verdict": ["结论", "verdict"], "b.conflict": ["冲突面积", "conflict"], "b.site": ["用地面积", "site"], "b.findings": ["发现", "findings"], "b.needs": ["尚缺 / 未能读取", "missing / not read"],
  "b.shown": ["列出 {0} 个，共 {1} 个", "{0} of {1} listed"], "b.capped": ["只列出最重的 {0} 个，全部在结果文件中", "only the gravest {0}; all are in the file"],
  "b.brush": ["在地图上按住 Shift 拖出方框，只看框内地块", "drag a box with Shift on the map to see only what lies in it"], "b.unbrush": ["取消框选", "clear the box"],
  "b.excel": ["下载 Excel", "Excel"], "b.report": ["汇总报告", "Summary report"], "b.result": ["结果文件", "Result file"],
  "b.nothing": ["没有符合条件的地块", "nothing matches"], "b.noshape": ["图形有误，未画出", "broken geometry, not drawn"],
  "b.zone": ["管控区", "zone"], "b.effect": ["管控要求", "effect"], "b.clause": ["条款", "clause"], "b.area": ["压占面积", "shared area"], "b.withheld": ["（无权查看该图层）", "(you may not see this layer)"],
  "b.open": ["未决事项 {0}，待研判 {1}", "{0} open questions, {1} for review"],
  "b.and": ["；", "; "],
  "b.making": ["正在生成汇总…", "making the report…"],
});

const results = $("main");
const state = { job: null, data: null, verdicts: null, box: null, all: false, timer: 0 };

async function start(form, answer) {
  const file = form.elements.file.files[0];
  if (!file)
    return;
  form.elements.go.disabled = true;
  try {
    fill(answer, t("b.sending"));
    const upload = await (await send("POST", `/api/uploads?name=${encodeURIComponent(file.name)}`, file)).json();
    const text = name => form.elements[name].value.trim() || undefined;
    const inputs = Object.fromEntries(Object.entries({
      upload: upload.id, layer: text("layer"), industry: text("industry"), nature: text("nature"),
      fields: text("column") ? { industry: text("column") } : undefined,
    }).filter(([, value]) => value !== undefined));
    const response = await send("POST", "/ogc/processes/batch/execution", { inputs }, { headers: { Prefer: "respond-async" } });
    const job = await response.json();
    fill(answer);
    await jobs();
    watch(job.jobID);
  } catch (e) {
    fill(answer, faultBox(e));
  }
  form.elements.go.disabled = false;
}

function ask() {
  const answer = el("div", { role: "status" });
  const field = (key, input) => el("label", { class: "field" }, el("span", {}, t("b." + key)), input);
  const options = el("datalist", { id: "industries" });
  const industry = el("input", { name: "industry", list: "industries", autocomplete: "off", maxlength: "40", oninput: async e => {
    const found = e.target.value.trim() ? await api("GET", `/api/industries?q=${encodeURIComponent(e.target.value.trim())}`).catch(() => null) : null;
    fill(options, (found?.industries ?? []).map(i => el("option", { value: i.code }, `${i.code} ${both(i, "name")}`)));
  } });
  const form = el("form", { class: "ask", onsubmit: e => { e.preventDefault(); start(form, answer); } },
    field("file", el("input", { type: "file", name: "file", required: true })),
    field("layer", el("input", { name: "layer" })),
    field("industry", industry), options,
    field("column", el("input", { name: "column" })),
    field("nature", el("select", { name: "nature" }, el("option", { value: "" }, t("b.unknown")), ["new", "rebuild", "expand"].map(n => el("option", { value: n }, t("b." + n))))),
    el("button", { class: "main", name: "go" }, t("b.start")));
  return el("section", { class: "card" }, el("h1", {}, t("b.title")), el("p", { class: "note" }, t("b.intro")), form, answer);
}

const list = el("section", { class: "card" }), shown = el("section", {});

async function jobs() {
  const [known, uploads] = await Promise.all([api("GET", "/ogc/jobs"), api("GET", "/api/uploads")]);
  const all = known.jobs.filter(j => j.processID === "batch");
  const label = j => uploads.find(u => u.id === j.inputs?.upload)?.label;
  fill(list, el("h2", {}, t("b.jobs")), all.length === 0 ? el("p", { class: "empty" }, t("b.none")) : el("table", {},
    el("thead", {}, el("tr", {}, ["job", "when", "state"].map(k => el("th", {}, t("b." + k))), el("th", {}))),
    el("tbody", {}, all.map(j => el("tr", {},
      el("td", {}, label(j) ?? el("code", {}, j.jobID)), el("td", {}, (j.created ?? "").replace("T", " ").slice(0, 16)),
      el("td", {}, t("j." + j.status), " ", j.status === "running" && el("progress", { max: "100", value: j.progress ?? 0 }), " ", el("small", {}, j.message ?? "")),
      el("td", {}, j.status === "successful" ? el("button", { type: "button", onclick: () => show(j.jobID) }, t("b.show"))
        : ["accepted", "running"].includes(j.status) && el("button", { type: "button", class: "danger", onclick: async () => { await api("DELETE", `/ogc/jobs/${j.jobID}`); await jobs(); } }, t("b.cancel"))))))));
  clearTimeout(state.timer);
  if (all.some(j => ["accepted", "running"].includes(j.status)))
    state.timer = setTimeout(() => jobs().catch(() => {}), 1500);
  return all;
}

/** Shows the result as soon as the job that somebody just started has ended. */
async function watch(id) {
  for (;;) {
    await new Promise(after => setTimeout(after, 1000));
    const job = await api("GET", `/ogc/jobs/${id}`).catch(e => e);
    if (job instanceof Error || job.status === "failed" || job.status === "dismissed")
      return void await jobs();
    if (job.status === "successful") {
      await jobs();
      return void await show(id);
    }
  }
}

async function show(id, all = false) {
  Object.assign(state, { job: id, verdicts: null, box: null, all });
  history.replaceState(null, "", "#" + id);
  try {
    state.data = await api("GET", `/api/batches/${id}${all ? "?all=true" : ""}`);
    draw();
    shown.scrollIntoView();
  } catch (e) {
    fill(shown, faultBox(e));
  }
}

const inBox = r => state.box === null || (r.lon !== undefined && r.lon >= state.box[0] && r.lon <= state.box[2] && r.lat >= state.box[1] && r.lat <= state.box[3]);

function draw() {
  const { counts, rows, wanted } = state.data;
  const visible = rows.filter(r => (state.verdicts === null || state.verdicts === r.verdict) && inBox(r));
  const detail = el("div", {});
  const body = el("tbody", {}, visible.slice(0, 500).map(r => el("tr", { tabindex: "0", "data-feature": String(r.feature), onclick: () => one(r, detail), onkeydown: e => { if (e.key === "Enter") one(r, detail); } },
    el("td", { class: "n" }, String(r.feature)), el("td", {}, r.id), el("td", {}, r.name ?? ""), el("td", {}, verdictTag(r.verdict)),
    el("td", { class: "n" }, r.conflict_area_ellipsoidal_m2 ? area(r.conflict_area_ellipsoidal_m2) : "—"), el("td", { class: "n" }, area(r.site_area_ellipsoidal_m2)), el("td", { class: "n" }, String(r.findings)),
    el("td", { class: "long" }, r.problem ?? r.needs_words.slice(0, 3).join(t("b.and")) + (r.needs_words.length > 3 ? ` … (${r.needs_words.length})` : "")))));
  const map = placesOf(visible, box => { state.box = box; draw(); }, feature => {
    const row = visible.find(r => r.feature === feature);
    body.querySelector(`[data-feature="${feature}"]`)?.scrollIntoView({ block: "center" });
    one(row, detail);
  });
  fill(shown,
    el("div", { class: "row card spread" },
      el("div", { class: "counts" }, Object.entries(counts).map(([id, n]) => el("button", { type: "button", class: verdict(id).className, "aria-pressed": String(state.verdicts === id), onclick: () => { state.verdicts = state.verdicts === id ? null : id; if (id === "compliant" && !state.all) show(state.job, true).then(() => { state.verdicts = "compliant"; draw(); }); else draw(); } },
        `${verdict(id).icon} ${verdict(id).text} `, el("b", {}, n.toLocaleString("en-US"))))),
      el("div", { class: "row" },
        el("label", {}, el("input", { type: "checkbox", checked: !state.all, onchange: e => show(state.job, !e.target.checked) }), ` ${t("b.problems")}`),
        state.box && el("button", { type: "button", onclick: () => { state.box = null; draw(); } }, t("b.unbrush")),
        el("a", { class: "button", href: `/api/batches/${state.job}/report.xlsx?lang=${language()}` }, t("b.excel")), el("a", { class: "button", href: `/ogc/jobs/${state.job}/results/result.gpkg` }, t("b.result")), el("a", { class: "button", href: `/api/batches/${state.job}/report.html?lang=${language()}`, target: "_blank", rel: "noopener" }, t("b.report")))),
    el("div", { class: "result" },
      el("div", {}, el("p", { class: "note" }, t("b.shown", Math.min(visible.length, 500).toLocaleString("en-US"), visible.length.toLocaleString("en-US")), rows.length < wanted && ` · ${t("b.capped", rows.length.toLocaleString("en-US"))}`),
        visible.length === 0 ? el("p", { class: "empty" }, t("b.nothing")) : el("div", { class: "rows" }, el("table", {},
          el("thead", {}, el("tr", {}, ["number", "code", "name", "verdict", "conflict", "site", "findings", "needs"].map((k, i) => el("th", { class: [0, 4, 5, 6].includes(i) ? "n" : false }, t("b." + k))))), body))),
      el("div", {}, el("p", { class: "note" }, t("b.brush")), map.box)),
    detail);
  map.ready();
}

async function one(row, detail) {
  for (const tr of shown.querySelectorAll("tbody tr[data-feature]"))
    tr.setAttribute("aria-current", String(tr.dataset.feature === String(row.feature)));
  try {
    const found = await api("GET", `/api/batches/${state.job}/proposals/${row.feature}`);
    const table = (rows, head, cells) => rows.length > 0 && el("table", {}, el("thead", {}, el("tr", {}, head.map(h => el("th", {}, t("b." + h))))), el("tbody", {}, rows.map(r => el("tr", {}, cells(r).map(c => el("td", {}, c))))));
    fill(detail, el("section", { class: "card" },
      el("h2", {}, `${row.id} ${row.name ?? ""} `, verdictTag(row.verdict)),
      el("p", { class: "note" }, t("b.open", row.open_questions, row.reviews), row.problem && ` · ${row.problem}`, !found.geometry && ` · ${t("b.noshape")}`),
      row.needs_words.length > 0 && el("p", {}, row.needs_words.join(t("b.and"))),
      table(found.findings, ["zone", "effect", "clause"], r => [r.withheld ? t("b.withheld") : `${r.zone_name ?? r.zone_code ?? ""}`, t("effect." + r.effect), [both(r, "rule_name"), both(r, "clauses").replaceAll(";", t("b.and"))].join(language() === "en" ? ": " : "：")]),
      table(found.overlaps, ["zone", "area"], r => [r.withheld ? t("b.withheld") : `${r.zone_name ?? r.zone_code} · ${r.layer}`, r.area_ellipsoidal_m2 === undefined ? "" : area(r.area_ellipsoidal_m2)])));
    detail.scrollIntoView({ block: "nearest" });
  } catch (e) {
    fill(detail, faultBox(e));
  }
}

await header("batch");
fill(results, ask(), list, shown);
try {
  await jobs();
  if (location.hash.length > 1)
    await show(location.hash.slice(1));
} catch (e) {
  fill(list, faultBox(e));
}
