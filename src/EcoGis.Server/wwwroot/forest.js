// The forestry page: which of its two views is shown. Figures are the server's; this page only draws them.
import { api, el, faultBox, fill, header, t, words, $ } from "./shell.js";
import { dashboard } from "./forest-dashboard.js";
import { queue } from "./forest-queue.js";

words({
  "forest.dashboard": ["指标与变化", "Indicators and change"],
  "forest.queue": ["变化图斑核查", "Queue of changes"],
  "forest.none": ["目录库中没有小班图层。用 ecogis layer import 文件 --kind forest-patch 导入各期小班后，这里显示覆盖率、蓄积和变化。", "The catalog has no layer of forest patches. Import epochs with ecogis layer import FILE --kind forest-patch."],
});

const views = { dashboard, queue };

async function show(name) {
  history.replaceState(null, "", "#" + name);
  for (const tab of document.querySelectorAll(".tabs button"))
    tab.setAttribute("aria-selected", String(tab.dataset.view === name));
  const view = $("view");
  try {
    const layers = await api("GET", "/api/forest/layers");
    if (layers.length === 0 && name === "dashboard")
      fill(view, el("p", { class: "empty" }, t("forest.none")));
    else
      await views[name](view, layers);
  } catch (e) {
    fill(view, faultBox(e));
  }
}

await header("forest");
fill($("main"),
  el("div", { class: "tabs", role: "tablist" }, Object.keys(views).map(name =>
    el("button", { type: "button", role: "tab", "data-view": name, "aria-selected": "false", onclick: () => show(name) }, t("forest." + name)))),
  el("div", { id: "view" }));
const named = () => location.hash === "#queue" ? "queue" : "dashboard";
addEventListener("hashchange", () => show(named()));
await show(named());
