// Keeps what is on the map as a case: the server screens it again and the case opens as a draft.
import { api, el, faultBox, fill, t, words } from "/shell.js";
import { dialog } from "./dialogs.js";
import { project, request } from "./state.js";

words({
  "act.case": ["建立案卷", "Make a case"],
  "case.ask": ["案卷名称", "Title of the case"],
  "case.lead": ["建立的是草稿，在“案卷”页提交审查。", "It is a draft; submit it for review on the page of cases."],
});

export function keep() {
  const body = dialog(t("act.case")), said = el("div", { "aria-live": "polite" }), title = el("input", { name: "title", required: true, maxlength: 120, value: project.name });
  fill(body, el("form", {
    id: "case", onsubmit: async e => {
      e.preventDefault();
      try {
        const made = await api("POST", "/api/cases", { title: title.value, request: request() });
        location.assign("/cases?id=" + made.id);
      } catch (error) {
        fill(said, faultBox(error));
      }
    },
  }, el("p", { class: "note" }, t("case.lead")), el("label", { class: "field" }, el("span", {}, t("case.ask")), title), said, el("button", { class: "main" }, t("act.case"))));
}
