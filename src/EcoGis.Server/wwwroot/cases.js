// Cases: the inbox, and one case in three panes: what is claimed, what the tool found, where it is. J and K move from point to point.
import { $, api, area, both, el, faultBox, fill, header, may, t, verdictTag } from "/shell.js";
import "/cases-words.js";
import { showSite } from "/cases-map.js";
import { claimPane, clauses, commentsPane, driftPane, driftTag, sealPane, versionsPane } from "/cases-panes.js";

const gravity = ["prohibited", "undetermined", "conditional", "compliant"];
const problem = el("div", { "aria-live": "polite" });
const list = el("ol"), chosenState = el("select", { onchange: () => showList() });
const place = el("section", { class: "case", "aria-live": "off" });
let cases = [], open = null, layers = null, facts = null;

const person = await header("cases");

async function attempt(act) {
  fill(problem);
  try {
    return await act();
  } catch (e) {
    fill(problem, faultBox(e));
    problem.scrollIntoView({ block: "nearest" });
    return undefined;
  }
}

const waitsForMe = c => c.mine ? ["draft", "returned"].includes(c.state) : ["submitted", "in_review"].includes(c.state);
const days = c => Math.max(0, Math.floor((Date.now() - Date.parse(c.created)) / 86400000));

function showList() {
  const wanted = chosenState.value;
  const shown = cases.filter(c => wanted === "all" || (wanted === "todo" ? waitsForMe(c) : c.state === wanted))
    .sort((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict) || a.created.localeCompare(b.created));
  fill(list, shown.map(c => el("li", {}, el("button", { type: "button", "data-id": c.id, "aria-current": open?.id === c.id ? "true" : false, onclick: () => show(c.id) },
    el("b", {}, c.title), verdictTag(c.verdict), " ", el("span", { class: "state" }, both(c, "state_name")), " ", driftTag(c), " ", el("small", {}, t("inbox.by", c.author, days(c)))))),
  shown.length === 0 && el("li", { class: "empty" }, t("inbox.empty")));
}

async function reload() {
  cases = await api("GET", "/api/cases");
  const states = new Map(cases.map(c => [c.state, both(c, "state_name")]));
  const before = chosenState.value || "all";
  fill(chosenState, el("option", { value: "all" }, t("inbox.all")), el("option", { value: "todo" }, t("inbox.todo")), [...states].map(([id, name]) => el("option", { value: id }, name)));
  chosenState.value = states.has(before) || before === "todo" ? before : "all";
  showList();
}

async function show(id) {
  const found = await attempt(() => api("GET", `/api/cases/${id}`));
  if (found)
    await present(found);
}

/** After a change: the server answers with the case as it is now. */
async function changed(act) {
  const now = await attempt(act);
  if (now) {
    await reload();
    await present(now);
  }
  return now !== undefined;
}

const post = (what, body) => changed(() => api("POST", `/api/cases/${open.id}/${what}`, { revision: open.revision, ...body }));

/** Asks for words; null when it was cancelled. */
function ask(title, fields) {
  return new Promise(resolve => {
    const form = el("form", { method: "dialog" }, el("h2", {}, title), fields.map(([name, key]) => el("label", { class: "field" }, el("span", {}, t(key)), el("textarea", { name, required: true, maxlength: 2000 }))),
      el("div", { class: "row" }, el("button", { class: "main", value: "go" }, title), el("button", { value: "", formnovalidate: true }, t("case.cancel"))));
    const dialog = el("dialog", { onclose: () => { resolve(dialog.returnValue === "go" ? Object.fromEntries(new FormData(form)) : null); dialog.remove(); } }, form);
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function take(step, button) {
  const words = step.reasoned ? await ask(t("step." + step.act), [["reason", "reason"]]) : {};
  if (words === null)
    return;
  button.disabled = true;
  if (step.act === "approve")
    fill(problem, el("p", { class: "card" }, t("step.sealing")));
  await post("steps", { act: step.act, ...words });
  button.disabled = false;
}

const pointLists = [["findings", "point.finding"], ["undetermined", "point.question"], ["review", "point.review"]];

/** What a point says, in words of the record itself. */
function pointWords(kind, item, screening) {
  if (kind === "undetermined")
    return [both({ name: item.question, name_en: item.question_en }, "name") || item.what, both(item, "reason")];
  if (kind === "review")
    return [item.text ? both(item, "text") : t("point.withheld"), [item.zone_code, item.dimension].filter(Boolean).join(" · ")];
  const zone = [item.zone_name, item.zone_code].filter(Boolean).join(" ");
  const shared = screening.overlaps.filter(o => o.layer === item.layer && o.zone_code === item.zone_code && o.kind === item.kind);
  const size = shared.reduce((sum, o) => sum + o.area_ellipsoidal_m2, 0);
  return [`${t("effect." + item.effect)} · ${both(item, "rule_name")}`, [zone || (item.numbers ? "" : t("point.withheld")), size > 0 && `${t("point.shared")} ${area(size)}`, both(item, "remedy")].filter(Boolean).join(" · ")];
}

function decisionLine(d) {
  const text = d.kind === "override" ? t("decided.override", d.by, d.instead, d.reason) + (d.confirmed_by ? t("decided.confirmed", d.confirmed_by) : t("decided.waiting")) : t("decided." + d.kind, d.by, d.reason ?? "");
  return el("p", { class: "decided" }, text, " ", el("small", {}, d.at.slice(0, 10)));
}

function pointCard(c, kind, key, item, index) {
  const point = `${kind}/${index}`, decisions = c.decisions.filter(d => d.version === c.version && d.point === point), last = decisions.at(-1);
  const [title, more] = pointWords(kind, item, c.screening);
  const decide = async (word, fields) => {
    const words = fields ? await ask(t(word), fields) : {};
    if (words !== null)
      await post("decisions", { points: [point], kind: word, ...words });
  };
  return el("article", { class: `point ${c.open.includes(point) ? (last ? "waiting" : "") : "settled"}`, tabindex: -1, "data-point": point },
    el("h3", {}, el("small", {}, t(key) + " "), title), more && el("div", {}, more), kind === "findings" && clauses(c, item), decisions.map(decisionLine),
    c.can_decide && el("div", { class: "row" },
      el("button", { type: "button", onclick: () => decide("accept") }, t("accept")),
      el("button", { type: "button", onclick: () => decide("override", [["instead", "instead"], ["reason", "reason"]]) }, t("override")),
      el("button", { type: "button", onclick: () => decide("ask", [["reason", "reason"]]) }, t("ask")),
      last?.kind === "override" && !last.confirmed_by && last.by !== person.name && el("button", { type: "button", class: "main", onclick: () => post("confirmations", { point }) }, t("confirm"))));
}

async function present(c) {
  open = c;
  facts ??= await attempt(() => api("GET", "/api/facts")) ?? [];
  showList();
  const points = pointLists.flatMap(([kind, key]) => c.screening[kind].map((item, i) => pointCard(c, kind, key, item, i)));
  const untouched = c.open.filter(p => !c.decisions.some(d => d.version === c.version && d.point === p));
  const box = el("div", { id: "map" });
  fill(place,
    el("div", { class: "row spread" }, el("h1", {}, c.title, " ", verdictTag(c.verdict), " ", el("span", { class: "state" }, both(c, "state_name"))),
      el("div", { class: "row" }, c.can_edit && el("button", { type: "button", onclick: () => compose(c) }, t("case.resubmit")),
        c.steps.map(s => { const b = el("button", { type: "button", class: s.act === "reject" || s.act === "return" ? "danger" : "main", "data-act": s.act, onclick: () => take(s, b) }, t("step." + s.act)); return b; }))),
    problem, driftPane(c, attempt), person.single_user && c.mine && el("p", { class: "note" }, t("alone")),
    el("div", { class: "panes" },
      el("section", { class: "card" }, claimPane(c, facts), versionsPane(c, attempt), sealPane(c)),
      el("section", {}, el("div", { class: "row spread" }, el("h2", {}, t("findings")), el("span", { class: "note keys" }, el("kbd", {}, "K"), " ", el("kbd", {}, "J"), " ", t("case.keys"))),
        el("p", { class: "row" }, el("b", {}, c.open.length > 0 ? t("findings.open", c.open.length) : t("findings.settled")),
          c.can_decide && untouched.length > 0 && el("button", { type: "button", onclick: () => post("decisions", { points: untouched, kind: "accept" }) }, t("findings.accept-all"))),
        points.length > 0 ? points : el("p", { class: "empty" }, t("findings.none"))),
      el("section", { class: "card" }, el("h2", {}, t("map")), box, commentsPane(c, text => changed(() => api("POST", `/api/cases/${c.id}/comments`, { text }))))));
  history.replaceState(null, "", `/cases?id=${c.id}`);
  const touched = new Set(c.screening.overlaps.map(o => o.layer));
  layers ??= await attempt(() => api("GET", "/api/layers")) ?? [];
  if (box.isConnected)
    showSite(box, c.shape, layers.filter(l => touched.has(l.name) && !c.withheld.includes(l.name)));
}

/** A new case, or another version of one. */
function compose(existing) {
  const natures = ["", "new", "rebuild", "expand"];
  const said = el("div", { "aria-live": "polite" });
  const form = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      try {
        const d = form.elements, request = { boundary: JSON.parse(await d.file.files[0].text()), industry: d.industry.value.trim() || null, nature: d.nature.value || null };
        const now = existing
          ? await api("POST", `/api/cases/${existing.id}/versions`, { revision: existing.revision, request })
          : await api("POST", "/api/cases", { title: d.title.value, request });
        dialog.close();
        await reload();
        await present(now);
      } catch (error) {
        fill(said, faultBox(error));
      }
    },
  }, el("h2", {}, t(existing ? "case.resubmit" : "case.new")),
  !existing && el("label", { class: "field" }, el("span", {}, t("case.title")), el("input", { name: "title", required: true, maxlength: 120 })),
  el("label", { class: "field" }, el("span", {}, t("case.file")), el("input", { name: "file", type: "file", accept: ".geojson,.json", required: true })),
  el("label", { class: "field" }, el("span", {}, t("case.industry")), el("input", { name: "industry", value: existing?.request.industry ?? "" })),
  el("label", { class: "field" }, el("span", {}, t("case.nature")), el("select", { name: "nature" }, natures.map(n => el("option", { value: n, selected: n === (existing?.request.nature ?? "") }, t("case.nature." + n))))),
  said, el("div", { class: "row" }, el("button", { class: "main" }, t("case.make")), el("button", { type: "button", onclick: () => dialog.close() }, t("case.cancel"))));
  const dialog = el("dialog", { onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || document.querySelector("dialog[open]"))
    return;
  const way = { j: 1, k: -1 }[e.key.toLowerCase()];
  const cards = [...place.querySelectorAll(".point")];
  if (!way || cards.length === 0)
    return;
  const at = cards.findIndex(c => c.hasAttribute("aria-current")), next = at < 0 ? (way > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, at + way));
  cards.forEach((c, i) => i === next ? c.setAttribute("aria-current", "true") : c.removeAttribute("aria-current"));
  cards[next].focus({ preventScroll: true });
  cards[next].scrollIntoView({ block: "nearest" });
});

fill($("main"),
  el("section", { class: "inbox", "aria-label": t("inbox") },
    el("div", { class: "head" }, el("div", { class: "row spread" }, el("h1", {}, t("inbox")), may("Screen") && el("button", { type: "button", class: "main", id: "new-case", onclick: () => compose(null) }, t("case.new"))),
      el("label", { class: "row" }, t("inbox.state"), chosenState)), list),
  place);
fill(place, problem, el("p", { class: "empty" }, t("case.pick")));
if (await attempt(async () => { await reload(); return true; })) {
  const asked = new URLSearchParams(location.search).get("id");
  if (asked)
    await show(asked);
}
