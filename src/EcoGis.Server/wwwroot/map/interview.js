// The questions whose answer could still change the verdict, one at a time. Not answering is an answer too: the verdict then stays undetermined.
import { $, el, fill, pick, t } from "/shell.js";
import { project } from "./state.js";

const skipped = new Set();

export const forget = () => skipped.clear();

/** The card for the next question; null where nothing is asked. */
export function interview(questions, changed) {
  const left = questions.filter(q => !skipped.has(q.subject));
  if (questions.length === 0)
    return null;
  const card = el("section", { class: "ask", "aria-label": t("ask.title") });
  const state = value => {
    const question = left[0];
    if (question.type === "industry" || question.type === "nature")
      project[question.subject] = value;
    else
      project.facts[question.subject] = value;
    changed();
  };
  const again = el("button", { type: "button", class: "link", onclick: () => { skipped.clear(); redraw(); } }, t("ask.back"));
  function redraw() {
    card.replaceWith(interview(questions, changed));
  }
  if (left.length === 0)
    return fill(card, el("p", {}, t("ask.skipped", questions.length)), again);
  const question = left[0];
  const skip = el("button", { type: "button", class: "plain", onclick: () => { skipped.add(question.subject); redraw(); } }, t("ask.unknown"));
  return fill(card,
    el("h2", {}, t("ask.title"), " ", el("small", {}, t("ask.count", left.length))),
    el("p", { id: "question" }, pick(question.text)),
    el("div", { class: "choices", role: "group", "aria-labelledby": "question" }, control(question, state)),
    el("div", { class: "row spread" }, skip, skipped.size > 0 && again));
}

function control(question, state) {
  if (question.type === "industry")
    return el("button", { type: "button", onclick: () => $("industry").focus() }, t("ask.pick"));
  if (question.type === "number") {
    const input = el("input", { type: "number", step: "any", "aria-labelledby": "question", onkeydown: e => e.key === "Enter" && Number.isFinite(input.valueAsNumber) && state(`${input.valueAsNumber}`) });
    return [input, question.unit, el("button", { type: "button", class: "main", onclick: () => Number.isFinite(input.valueAsNumber) && state(`${input.valueAsNumber}`) }, t("ask.confirm"))];
  }
  if (question.type !== "set")
    return question.choices.map(c => el("button", { type: "button", onclick: () => state(c.id) }, pick(c.name)));
  const chosen = new Set();
  const confirm = el("button", { type: "button", class: "main", disabled: true, onclick: () => state([...chosen].join(",")) }, t("ask.confirm"));
  return [
    question.choices.map(c => el("label", {}, el("input", {
      type: "checkbox", value: c.id, onchange: e => {
        chosen[e.target.checked ? "add" : "delete"](c.id);
        confirm.disabled = chosen.size === 0;
      },
    }), pick(c.name))),
    confirm,
  ];
}
