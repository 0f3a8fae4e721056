// The layers of the catalog beside the map: version, source, date, legend, visibility; drawn from vector tiles, only where the server offers them.
import { $, api, el, fill, pick, t } from "/shell.js";
import { basemapChoice } from "./basemaps.js";
import { map, on } from "./board.js";

const shown = new Map(); // name → tile layer
let layers = [];

const Fine = 3000; // zones of a layer that is drawn anew in every frame; tiles kept as pictures are scaled between two levels, and their hatches do not meet then
const Many = 20000; // zones of a layer that is not shown until somebody asks

/** A layer that is not in force today is listed and not drawn. */
const drawn = layer => layer.status === "current";

const Piece = 128; // px of a hatch; a part of the 512 by which the map shifts patterns, so that they meet from tile to tile

/** The hatch of a kind as reports draw it, so that kinds are told apart in grey too; the stricter of its classes is the darker. */
export function pattern(style, strength = 1) {
  const canvas = document.createElement("canvas"), times = Math.round(Piece / Math.max(5, style.hatch?.spacing ?? 8)), step = Piece / times;
  canvas.width = canvas.height = Piece;
  const pen = canvas.getContext("2d");
  if (style.fill) {
    pen.globalAlpha = Math.min(0.7, (style.opacity ?? 0.2) * strength);
    pen.fillStyle = style.fill;
    pen.fillRect(0, 0, Piece, Piece);
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = pen.fillStyle = style.stroke;
  pen.lineWidth = style.hatch?.width ?? 0.6;
  pen.globalAlpha = 0.4; // the site stands out
  pen.beginPath();
  const line = (x1, y1, x2, y2) => { pen.moveTo(x1, y1); pen.lineTo(x2, y2); };
  const radius = Math.max(0.9, pen.lineWidth), marks = [...Array(times + 1).keys()].map(i => i * step);
  const lines = {
    diagonal: () => marks.concat(marks.map(x => x - Piece)).forEach(x => line(x, Piece, x + Piece, 0)),
    backdiagonal: () => marks.concat(marks.map(x => x - Piece)).forEach(x => line(x, 0, x + Piece, Piece)),
    horizontal: () => marks.forEach(y => line(0, y + step / 2, Piece, y + step / 2)),
    vertical: () => marks.forEach(x => line(x + step / 2, 0, x + step / 2, Piece)),
    dots: () => marks.forEach(x => marks.forEach(y => { pen.moveTo(x + step / 2 + radius, y + step / 2); pen.arc(x + step / 2, y + step / 2, radius, 0, 7); })),
  };
  const parts = { lattice: ["diagonal", "backdiagonal"], grid: ["horizontal", "vertical"] };
  const name = style.hatch?.pattern;
  (parts[name] ?? [name]).forEach(n => lines[n]?.());
  pen.stroke();
  if (name === "dots")
    pen.fill();
  return pen.createPattern(canvas, "repeat");
}

/** From the strictest class, which comes first, to the last. */
const strength = (layer, i) => layer.classes.length < 2 ? 1 : 2 - 1.4 * i / (layer.classes.length - 1);

function styleOf(layer) {
  const { style } = layer;
  const make = i => new ol.style.Style({
    fill: new ol.style.Fill({ color: pattern(style, strength(layer, i)) }),
    stroke: new ol.style.Stroke({ color: style.stroke, width: style.width ?? 1, lineDash: style.dash?.length > 0 ? style.dash : undefined }),
    image: new ol.style.Circle({ radius: 4, fill: new ol.style.Fill({ color: style.fill ?? style.stroke }), stroke: new ol.style.Stroke({ color: style.stroke }) }),
  });
  const of = new Map(layer.classes.map((c, i) => [c.id, make(i)])), other = make(layer.classes.length / 2);
  return feature => of.get(feature.get("class")) ?? other;
}

let lost = false, slow = 0;

/** What is not drawn yet, or could not be had, must not look like land without zones. */
function undrawn(word) {
  clearTimeout(slow);
  $("undrawn").textContent = word ? t(word) : "";
  $("undrawn").hidden = !word;
}

map.on("loadstart", () => { slow = lost ? 0 : setTimeout(undrawn, 400, "layers.loading"); });
map.on("loadend", () => undrawn(lost && "layers.lost"));

function toggle(layer, visible) {
  if (visible && layer.status === "current" && !shown.has(layer.name)) { // what does not hold today has no tiles
    const tiles = new ol.layer.VectorTile({
      source: new ol.source.VectorTile({ format: new ol.format.MVT(), url: `/ogc/collections/${encodeURIComponent(layer.name)}/tiles/WebMercatorQuad/{z}/{y}/{x}`, maxZoom: 16 }),
      style: styleOf(layer), zIndex: 1 + layers.indexOf(layer) / 1000, renderMode: layer.zones <= Fine ? "vector" : "hybrid",
    });
    tiles.getSource().on("tileloaderror", () => { lost = true; undrawn("layers.lost"); });
    tiles.set("layer", layer);
    shown.set(layer.name, tiles);
    map.addLayer(tiles);
  }
  shown.get(layer.name)?.setVisible(visible);
}

function swatch(style, i) {
  const canvas = el("canvas", { class: "swatch", width: 24, height: 14, "aria-hidden": "true" }), pen = canvas.getContext("2d");
  pen.fillStyle = pattern(style, i);
  pen.fillRect(0, 0, 24, 14);
  pen.strokeStyle = style.stroke;
  pen.strokeRect(0.5, 0.5, 23, 13);
  return canvas;
}

export async function layerPanel() {
  const panel = $("layers");
  const list = el("div", { hidden: window.innerWidth < 1500 });
  const head = el("button", { type: "button", "aria-expanded": `${!list.hidden}`, onclick: () => { list.hidden = !list.hidden; head.setAttribute("aria-expanded", `${!list.hidden}`); head.textContent = title(); } });
  const title = () => `${list.hidden ? "▸" : "▾"} ${t("layers.title")}`;
  head.textContent = title();
  fill(panel, head, list);
  try {
    layers = await api("GET", "/api/layers");
  } catch {
    fill(list, el("p", { class: "note" }, t("layers.none")));
    return;
  }
  const boxes = [], basemaps = await basemapChoice();
  const all = visible => boxes.filter(([layer]) => drawn(layer)).forEach(([layer, box]) => { box.checked = visible; toggle(layer, visible); });
  fill(list, basemaps ?? "",
    el("div", { class: "row" }, el("button", { type: "button", class: "link", onclick: () => all(true) }, t("layers.all")), el("button", { type: "button", class: "link", onclick: () => all(false) }, t("layers.no"))),
    layers.map(layer => {
      const box = el("input", { type: "checkbox", checked: true, onchange: e => toggle(layer, e.target.checked) });
      boxes.push([layer, box]);
      return el("div", { class: "layer" },
        el("label", {}, box, pick(layer.kind_name) || layer.kind, layer.restricted && el("span", { class: "mark" }, t("layers.restricted")), layer.status !== "current" && el("span", { class: "mark" }, t("layers.past"))),
        el("div", { class: "about" }, t("layers.about", layer.version, layer.source ?? "—", layer.valid_from ?? "—", layer.valid_to ? t("layers.to", layer.valid_to) : ""), el("br", {}), layer.name),
        el("div", { class: "legend" }, (layer.classes.length > 0 ? layer.classes : [{ name: layer.kind_name }]).map((c, i) => el("span", {}, swatch(layer.style, strength(layer, i)), pick(c.name)))));
    }));
  for (const [layer, box] of boxes) {
    box.disabled = !drawn(layer);
    box.checked = drawn(layer) && layer.zones <= Many;
    toggle(layer, box.checked);
  }
}

on("zone", features => {
  const seen = new Map();
  for (const f of features) {
    const layer = [...shown.values()].map(l => l.get("layer")).find(l => l.name === f.get("layer")) ?? null;
    seen.set(`${f.get("code")} ${f.get("name")}`, [f.get("name"), f.get("code"), pick(layer?.kind_name), f.get("class")].filter(Boolean));
  }
  const box = $("zone");
  box.hidden = seen.size === 0;
  fill(box, [...seen.values()].map(parts => el("div", {}, el("b", {}, parts[0]), ` ${parts.slice(1).join("　")}`)));
});
