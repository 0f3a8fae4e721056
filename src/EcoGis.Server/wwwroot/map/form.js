// What is said of the project: industry by word or code, nature, date, width of a line, and the facts stated so far.
import { api, el, fill, pick, t } from "/shell.js";
import { isLine } from "./board.js";
import { project } from "./state.js";

let facts = null;

export async function factBook() {
  facts ??= new Map((await api("GET", "/api/facts")).map(f => [f.id, f]));
  return facts;
}

/** The words of a stated value: yes and no, choices by name, numbers with their unit. */
export function valueText(fact, value) {
  const names = `${value}`.split(",").map(v => pick(fact.choices.find(c => c.id === v)?.name) || v).join("、");
  return fact.unit ? `${names} ${fact.unit}` : names;
}

export function projectForm(changed) {
  const form = el("form", { class: "project", autocomplete: "off", onsubmit: e => e.preventDefault() });
  const set = (key, value) => {
    project[key] = value;
    changed();
  };
  fill(form,
    industryField(code => set("industry", code)),
    el("label", { class: "field" }, el("span", {}, t("form.nature")),
      el("select", { id: "nature", onchange: e => set("nature", e.target.value) }, ["", "new", "rebuild", "expand"].map(n => el("option", { value: n, selected: n === project.nature }, t("form.nature." + n))))),
    el("label", { class: "field" }, el("span", {}, t("form.date")), el("input", { type: "date", id: "date", value: project.date, onchange: e => set("date", e.target.value) })),
    isLine() && el("label", { class: "field wide" }, el("span", {}, t("form.width")), el("input", { type: "number", id: "width", min: "0.1", step: "any", value: project.width ?? "", onchange: e => set("width", e.target.valueAsNumber || null) })));
  const chips = Object.entries(project.facts).filter(([id]) => facts?.has(id));
  return el("div", {}, form, chips.length > 0 && el("div", {}, el("small", {}, t("form.facts")), el("div", { class: "chips" }, chips.map(([id, value]) =>
    el("button", { type: "button", onclick: () => { delete project.facts[id]; changed(); } }, `${pick(facts.get(id).name)}：${valueText(facts.get(id), value)} ×`)))));
}

/** A box that searches while one types: arrows choose, Enter takes, Escape closes. */
function industryField(take) {
  const list = el("ul", { class: "picker", role: "listbox", id: "industries", hidden: true });
  const input = el("input", {
    id: "industry", role: "combobox", "aria-expanded": "false", "aria-controls": "industries", "aria-autocomplete": "list", placeholder: t("form.industry.hint"), value: project.industryText ?? project.industry,
  });
  let found = [], at = -1, asked = 0, timer = null;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = industry => {
    close();
    clearTimeout(timer);
    asked++;
    input.value = project.industryText = industry ? `${industry.code} ${pick(industry.name)}` : "";
    take(industry?.code ?? "");
  };
  const draw = more => {
    fill(list,
      found.map((industry, i) => el("li", { role: "option", id: `industry-${i}`, "aria-selected": `${i === at}`, onmousedown: e => { e.preventDefault(); choose(industry); } }, el("b", {}, industry.code), ` ${pick(industry.name)} `, el("small", {}, pick(industry.level)))),
      found.length === 0 && el("li", { role: "option", "aria-disabled": "true" }, t("form.industry.none")),
      more > found.length && el("li", { role: "option", "aria-disabled": "true" }, t("form.industry.more", more)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `industry-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  let count = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim(), mine = ++asked;
    if (text === "") {
      choose(null);
      return;
    }
    timer = setTimeout(async () => {
      const answer = await api("GET", `/api/industries?q=${encodeURIComponent(text)}`);
      if (mine !== asked)
        return;
      [found, at, count] = [answer.industries, answer.industries.length > 0 ? 0 : -1, answer.found];
      draw(count);
    }, 150);
  });
  input.addEventListener("keydown", e => {
    if (e.key === "Escape" && !list.hidden)
      close();
    else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !list.hidden && found.length > 0)
      [at] = [(at + (e.key === "ArrowDown" ? 1 : found.length - 1)) % found.length], draw(count);
    else if (e.key === "Enter" && !list.hidden && at >= 0)
      choose(found[at]);
    else
      return;
    e.preventDefault();
  });
  input.addEventListener("blur", () => {
    close();
    if (input.value !== (project.industryText ?? ""))
      input.value = project.industryText ?? "";
  });
  return el("label", { class: "field wide" }, el("span", {}, t("form.industry")), input, list);
}
