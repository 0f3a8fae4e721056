// The map page put together: a way in, the site, what is said of it, and the answer, which follows every change.
import { $, api, el, faultBox, fill, header, pick, t, verdict } from "/shell.js";
import "./words.js";
import * as board from "./board.js";
import { keep } from "./case.js";
import { coordinates } from "./coordinates.js";
import { explain, reports } from "./dialogs.js";
import { factBook, projectForm } from "./form.js";
import { forget, interview } from "./interview.js";
import { layerPanel } from "./layers.js";
import { receive } from "./receipt.js";
import { band, lists, mapNumbers, numbers } from "./result.js";
import { screen } from "./screen.js";
import { start } from "./start.js";
import { begin, project } from "./state.js";

await header("screen");
const panel = $("panel");
const [desk, samples] = await Promise.all([api("GET", "/api/desk"), api("GET", "/api/samples"), factBook()]);
let lastClear = null; // the last shape without a prohibition
const parts = {}; // of the panel: form, answer, ask, lists

board.toolbar([["coordinates", () => coordinates({ plane: desk.plane, draw: drawn, upload: (name, text, reading) => importFiles([new File([text], name)], reading) })]]);
if (desk.bounds)
  board.fitDegrees(desk.bounds);
layerPanel();
first();

function first() {
  begin(null);
  forget();
  lastClear = null;
  board.setBoundary(null);
  start(panel, { desk, samples, draw: () => { $("map").focus(); board.tools.draw(); }, importFiles, sample: takeSample });
}

function importFiles(files, reading = {}) {
  receive(panel, files, {
    reading, leave: first,
    preview: sites => board.setBoundary(sites && whole(sites.features.map(f => f.geometry).filter(g => g !== null))),
    take: async ({ id, reading: how, item, many, name, geometry, industry }) => {
      begin({ kind: "upload", id, reading: how, item, many }, { name, date: desk.today, industry, industryText: industry && await industryName(industry) });
      board.setBoundary(geometry);
      workbench();
    },
  });
}

/** All geometries of one kind as one; the first kind decides. */
function whole(geometries) {
  const type = geometries[0]?.type;
  return type ? { type, coordinates: geometries.filter(g => g.type === type).flatMap(g => g.coordinates) } : null;
}

async function industryName(code) {
  const found = (await api("GET", `/api/industries?q=${encodeURIComponent(code)}`)).industries.find(i => i.code === code);
  return found ? `${code} ${pick(found.name)}` : code;
}

async function takeSample(sample) {
  begin({ kind: "sample", sample: sample.sample }, {
    name: pick(sample.title), date: sample.date, industry: sample.industry ?? "", industryText: sample.industry && await industryName(sample.industry), nature: sample.nature ?? "", facts: { ...sample.facts },
  });
  board.setBoundary(sample.boundary);
  workbench();
}

function drawn(geometry) {
  begin({ kind: "drawn" }, { date: desk.today });
  board.setBoundary(geometry);
  workbench();
}

/** The panel of one site; its parts are drawn again as they change. */
function workbench() {
  forget();
  lastClear = null;
  const name = el("input", { value: project.name, placeholder: t("form.name"), "aria-label": t("form.name"), onchange: e => { project.name = e.target.value; update(); } });
  Object.assign(parts, { form: el("div", {}), note: el("p", { class: "note" }), answer: el("div", {}), ask: el("div", {}), lists: el("div", {}) });
  fill(panel, el("div", { class: "site" }, name, el("button", { type: "button", id: "again", onclick: first }, t("site.again"))), parts.note, parts.form, parts.answer, parts.ask, parts.lists);
  update();
}

function update(live = false) {
  const { source, edited } = project;
  fill(parts.note, source.kind === "drawn" ? "" : edited ? t("site.edited") : source.many > 1 ? t("site.many", source.many) : "");
  if (!live)
    fill(parts.form, projectForm(update0));
  screen({
    live,
    started: () => parts.answer.classList.add("stale"),
    answer: show,
    failed: e => {
      parts.answer.classList.remove("stale");
      board.clearFound();
      fill(parts.answer, el("h2", {}, t("state.failed")), faultBox(e));
      fill(parts.ask);
      fill(parts.lists);
    },
  });
}

const update0 = () => update();

function show(result, body) {
  const { view, shapes, questions } = result;
  parts.answer.classList.remove("stale");
  fill(parts.answer, band(view), numbers(view),
    el("div", { class: "row" },
      el("button", { type: "button", class: "main", id: "report", onclick: () => reports(view.check_code) }, t("act.report")),
      el("button", { type: "button", id: "why", onclick: () => explain("why") }, t("act.why")),
      view.verdict !== "compliant" && el("button", { type: "button", id: "clear", onclick: () => explain("clear", board.replace) }, t("act.clear")),
      el("button", { type: "button", id: "keep", onclick: keep }, t("act.case"))));
  fill(parts.ask, interview(questions, update0) ?? "");
  fill(parts.lists, lists(result));
  board.showFound(shapes, mapNumbers(view), new Set(view.findings.filter(f => f.effect !== "advice" && f.overlap !== null).map(f => f.overlap)));
  if (view.verdict !== "prohibited")
    lastClear = board.boundary();
  board.showGhost(view.verdict === "prohibited" && project.edited ? lastClear : null);
  const said = t("state.answer", verdict(view.verdict).text, view.sentence);
  if ($("live").textContent !== said)
    $("live").textContent = said;
}

function changed(live) {
  if (board.boundary() === null) {
    if (project.source !== null)
      first();
    return;
  }
  if (project.source === null) {
    begin({ kind: "drawn" }, { date: desk.today });
    workbench();
    return;
  }
  project.edited = true;
  update(live);
}

board.on("change", () => changed(true));
board.on("edit", () => changed(false));
board.on("zone", (_, overlaps) => overlaps.length > 0 && board.choose("overlap", overlaps[0], false));

for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]])
  panel.addEventListener(event, e => {
    e.preventDefault();
    panel.classList.toggle("drop", over);
    if (event === "drop" && e.dataTransfer.files.length > 0)
      importFiles([...e.dataTransfer.files]);
  });
