// Coordinates typed or pasted: degrees are drawn at once, plane coordinates and 界址点 text go to the server as a file and come back with a receipt.
import { el, fill, t } from "/shell.js";
import { dialog } from "./dialogs.js";

/** "104.5", "104°30′15.2″", "31 16 50N" → degrees; null where it is none. */
export function degrees(text) {
  const m = /^\s*([NSEW东西南北])?\s*(-?\d+(?:\.\d+)?)(?:\s*[°度]\s*|\s+)?(?:(\d+(?:\.\d+)?)\s*(?:[′'分]\s*|\s+)?(?:(\d+(?:\.\d+)?)\s*(?:[″"秒]|'')?)?)?\s*([NSEW])?\s*$/i.exec(text);
  return m ? Math.sign(Number(m[2]) || 1) * (Math.abs(Number(m[2])) + Number(m[3] ?? 0) / 60 + Number(m[4] ?? 0) / 3600) : null;
}

/** Lines to rings of number pairs; a line may begin with a point's name and a ring number, as surveyors write it. Throws the message to show. */
export function rings(text) {
  const all = [[]];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === "") {
      if (all.at(-1).length > 0)
        all.push([]);
      return;
    }
    let parts = line.trim().split(/[,，;；\t]+|\s{2,}/).map(p => p.trim()).filter(p => p !== "");
    if (parts.length === 1)
      parts = parts[0].split(/\s+/);
    const pair = parts.slice(-2).map(degrees);
    if (parts.length < 2 || pair.some(n => n === null))
      throw new Error(t("coord.bad", i + 1, line));
    all.at(-1).push(Object.assign(pair, { line: i + 1, text: line }));
  });
  const found = all.filter(r => r.length > 0);
  if (found.length === 0 || found.some(r => r.length < 3))
    throw new Error(t("coord.few"));
  return found;
}

const closed = ring => JSON.stringify(ring[0].slice()) === JSON.stringify(ring.at(-1).slice()) ? ring.map(p => p.slice()) : [...ring, ring[0]].map(p => p.slice());

/** draw(geometry) for degrees; upload(name, text, reading) for the rest. */
export function coordinates({ plane, draw, upload }) {
  const body = dialog(t("coord.title"));
  const text = el("textarea", { class: "points", id: "points", spellcheck: "false", "aria-label": t("coord.title") });
  const crs = el("input", { value: plane ?? "EPSG:4523", id: "plane" });
  const order = el("select", { id: "order" }, ["ne", "en"].map(o => el("option", { value: o }, t("coord.order." + o))));
  const problem = el("div", {});
  const use = () => {
    try {
      if (text.value.includes("[") && /\[[^\]]+\]/.test(text.value)) {
        body.close();
        upload("boundary.txt", text.value, {});
        return;
      }
      const found = rings(text.value);
      if (found.flat().every(p => Math.abs(p[0]) <= 360 && Math.abs(p[1]) <= 360)) {
        const wrong = found.flat().find(p => Math.abs(p[0]) > 180 || Math.abs(p[1]) > 90);
        if (wrong)
          throw new Error(t("coord.outside", wrong.line, wrong.text));
        body.close();
        draw({ type: "MultiPolygon", coordinates: found.map(r => [closed(r)]) });
        return;
      }
      const east = order.value === "ne" ? found.map(r => r.map(p => [p[1], p[0]])) : found;
      body.close();
      upload("coordinates.geojson", JSON.stringify({ type: "MultiPolygon", coordinates: east.map(r => [closed(r)]) }), { crs: crs.value });
    } catch (e) {
      fill(problem, el("p", { class: "fault", role: "alert" }, e.message));
    }
  };
  fill(body, el("p", {}, t("coord.lead")), text,
    el("div", { class: "row" }, el("label", { class: "field" }, el("span", {}, t("coord.crs")), crs), el("label", { class: "field" }, el("span", {}, t("coord.order")), order)),
    problem, el("div", { class: "row" }, el("button", { type: "button", class: "main", id: "use-points", onclick: use }, t("coord.use")), el("button", { type: "button", onclick: () => body.close() }, t("coord.cancel"))));
  text.focus();
}
