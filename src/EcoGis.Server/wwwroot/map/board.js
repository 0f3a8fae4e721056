// The map: the site being drawn or edited, what it shares with zones, numbers, and the tools. Longitude and latitude go in and out; the screen is web Mercator.
import { $, el, fill, language, metres, t } from "/shell.js";
import { joined } from "./joined.js";

const format = new ol.format.GeoJSON({ dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" });
const site = new ol.source.Vector(), found = new ol.source.Vector(), ghost = new ol.source.Vector(), ruler = new ol.source.Vector();
const stroke = (color, width, lineDash) => new ol.style.Stroke({ color, width, lineDash });
const solid = color => new ol.style.Fill({ color });

const siteStyle = [
  new ol.style.Style({ stroke: stroke("#fff", 5) }),
  new ol.style.Style({ stroke: stroke("#00558a", 2.5), fill: solid("rgba(0,90,141,.08)") }),
];
const vertexStyle = new ol.style.Style({
  image: new ol.style.Circle({ radius: 4, fill: solid("#fff"), stroke: stroke("#00558a", 2) }),
  geometry: f => {
    const points = f.getGeometry().getCoordinates().flat(f.getGeometry().getType() === "Polygon" ? 1 : 0);
    return points.length > 400 ? null : new ol.geom.MultiPoint(points);
  },
});

/** Red diagonal lines: an overlap stands out on every fill, also in grey. */
const hatch = (() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 8;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = "#c0392b";
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(canvas, "repeat");
})();

let chosen = null; // what the list points to: { part, index }
let interactions = [], mode = null, selected = null, dragging = false;
const listeners = { change: [], edit: [], zone: [] };
const undone = [], done = []; // states of the site as JSON; the first of an imported one cannot be taken back
let base = 0;

function foundStyle(feature) {
  const part = feature.get("part"), here = chosen !== null && part === chosen.part && feature.get("index") === chosen.index;
  if (part === "overlap" && !here && !feature.get("conflict"))
    return null; // in a zone that demands nothing
  if (part === "overlap")
    return new ol.style.Style({ fill: solid(hatch), stroke: stroke("#8a1f11", here ? 4 : 1.5), zIndex: here ? 3 : 1 });
  if (part === "nearest" || part === "finding")
    return here ? new ol.style.Style({ stroke: stroke("#8a1f11", 3, [8, 5]), zIndex: 3 }) : null;
  if (part === "problem")
    return new ol.style.Style({ image: new ol.style.RegularShape({ points: 4, radius: 9, radius2: 0, angle: Math.PI / 4, stroke: stroke("#8a1f11", 3) }) });
  if (part === "number")
    return new ol.style.Style({
      text: new ol.style.Text({ text: feature.get("text"), font: "bold 13px sans-serif", fill: solid("#fff"), backgroundFill: solid("#12333f"), backgroundStroke: stroke("#fff", 2), padding: [3, 6, 2, 6] }),
      zIndex: 5,
    });
  return null;
}

const siteLayer = new ol.layer.Vector({ source: site, style: f => [...siteStyle, ...(mode === "modify" ? [vertexStyle] : []), ...(f === selected ? [new ol.style.Style({ stroke: stroke("#b25b00", 4) })] : [])], zIndex: 30 });
const foundLayer = new ol.layer.Vector({ source: found, style: foundStyle, zIndex: 40, declutter: false });
const ghostLayer = new ol.layer.Vector({ source: ghost, style: new ol.style.Style({ stroke: stroke("#2e6b3e", 2.5, [3, 6]) }), zIndex: 20 });
const rulerLayer = new ol.layer.Vector({
  source: ruler, zIndex: 50,
  style: f => new ol.style.Style({ stroke: stroke("#5b2a86", 2.5), text: new ol.style.Text({ text: metres(ol.sphere.getLength(f.getGeometry())), font: "bold 13px sans-serif", placement: "point", overflow: true, fill: solid("#3d1c5a"), stroke: stroke("#fff", 4) }) }),
});

export const map = new ol.Map({
  target: "map",
  layers: [ghostLayer, siteLayer, foundLayer, rulerLayer],
  view: new ol.View({ center: [0, 0], zoom: 2, maxZoom: 22 }),
  controls: ol.control.defaults.defaults({ attribution: false, rotate: false, zoomOptions: { zoomInTipLabel: "+", zoomOutTipLabel: "−" } }).extend([
    new ol.control.ScaleLine({ minWidth: 90 }),
    new ol.control.MousePosition({ target: "place", projection: "EPSG:4326", coordinateFormat: c => `${c[0].toFixed(6)}°, ${c[1].toFixed(6)}°`, placeholder: "—" }),
  ]),
});
$("map").setAttribute("aria-label", t("map.label"));
$("map").setAttribute("role", "application");

export const on = (event, listener) => listeners[event].push(listener);
const tell = (event, ...what) => listeners[event].forEach(f => f(...what));

/** The site as one GeoJSON geometry in degrees, parts that meet along an edge as one; null when nothing is drawn. */
export const boundary = () => geometry(joined);

/** The same part by part, as it is drawn. */
const drawing = () => geometry(polygons => polygons);

function geometry(together) {
  const shapes = site.getFeatures().map(f => f.getGeometry());
  if (shapes.length === 0)
    return null;
  const line = shapes[0].getType().includes("LineString"), point = shapes[0].getType().includes("Point");
  // from coordinates: made of polygons, a MultiPolygon of this library changes them
  const whole = line ? new ol.geom.MultiLineString(shapes.flatMap(g => g.getType() === "LineString" ? [g.getCoordinates()] : g.getCoordinates()))
    : point ? new ol.geom.MultiPoint(shapes.flatMap(g => g.getType() === "Point" ? [g] : g.getPoints()).map(p => p.getCoordinates()))
    : new ol.geom.MultiPolygon(together(shapes.flatMap(g => g.getType() === "Polygon" ? [g.getCoordinates(true)] : g.getCoordinates(true))));
  return format.writeGeometryObject(whole, { decimals: 9 });
}

export const isLine = () => site.getFeatures().some(f => f.getGeometry().getType().includes("LineString"));

/** Puts a GeoJSON geometry in place of the site, part by part, so that each can be edited. */
export function setBoundary(geometry, { fit = true, keepHistory = false } = {}) {
  site.clear();
  ruler.clear();
  selected = null;
  const shape = geometry && format.readGeometry(geometry);
  const parts = !shape ? [] : shape.getPolygons?.() ?? shape.getLineStrings?.() ?? [shape];
  site.addFeatures(parts.filter(p => p.getCoordinates().length > 0).map(p => new ol.Feature(p)));
  if (!keepHistory) {
    done.length = undone.length = base = 0;
    if (geometry)
      base = done.push(JSON.stringify(drawing()));
  }
  clearFound();
  if (fit)
    fitSite();
}

/** Puts a changed site in place of the one that is there, as an edit that can be taken back. */
export function replace(geometry) {
  stop();
  setBoundary(geometry, { keepHistory: true });
  remember();
}

export function fitSite(extent = site.getExtent()) {
  if (!ol.extent.isEmpty(extent))
    map.getView().fit(ol.extent.buffer(extent, Math.max(60, ol.extent.getWidth(extent) * 0.5)), { padding: [70, 40, 50, 40], maxZoom: 18, duration: 0 });
}

export const fitDegrees = bounds => map.getView().fit(ol.proj.transformExtent(bounds, "EPSG:4326", "EPSG:3857"), { padding: [50, 20, 30, 20] });

export function clearFound() {
  found.clear();
  ghost.clear();
  chosen = null;
}

/** What a screening found: GeoJSON features with part and index; numbers to write, [{ text, part, index }], at the feature they name; places of the overlaps that conflict. */
export function showFound(shapes, numbers, conflicts) {
  const features = format.readFeatures(shapes).filter(f => f.get("part") !== "site");
  features.filter(f => f.get("part") === "overlap").forEach(f => f.set("conflict", conflicts.has(f.get("index"))));
  const places = new Map();
  for (const { text, part, index } of numbers) {
    const at = features.find(f => f.get("part") === part && f.get("index") === index);
    if (!at)
      continue;
    const g = at.getGeometry();
    const point = g.getType() === "Polygon" ? g.getInteriorPoint().getCoordinates().slice(0, 2)
      : g.getType() === "MultiPolygon" ? g.getInteriorPoints().getCoordinates()[0].slice(0, 2)
      : g.getLastCoordinate().slice(0, 2);
    const key = point.map(Math.round).join();
    places.set(key, { point, texts: [...(places.get(key)?.texts ?? []), text] });
  }
  found.clear();
  found.addFeatures(features);
  for (const { point, texts } of places.values())
    found.addFeature(new ol.Feature({ geometry: new ol.geom.Point(point), part: "number", text: runs(texts.map(Number)) }));
}

/** 1, 2, 3, 5 → "1–3,5". */
function runs(numbers) {
  const parts = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last && n === last[1] + 1)
      last[1] = n;
    else
      parts.push([n, n]);
  }
  return parts.map(([a, b]) => a === b ? a : b === a + 1 ? `${a},${b}` : `${a}–${b}`).join(",");
}

/** Marks one of the things found, and shows it. */
export function choose(part, index, fit = true) {
  chosen = part === null ? null : { part, index };
  foundLayer.changed();
  const feature = chosen && found.getFeatures().find(f => f.get("part") === part && f.get("index") === index);
  if (feature && fit)
    fitSite(ol.extent.extend(feature.getGeometry().getExtent().slice(), site.getExtent()));
}

export function showGhost(geometry) {
  ghost.clear();
  if (geometry)
    ghost.addFeature(new ol.Feature(format.readGeometry(geometry)));
}

// --- history

function remember() {
  done.push(JSON.stringify(drawing()));
  undone.length = 0;
  buttons();
  tell("edit");
}

function step(from, to) {
  if (from.length <= (from === done ? base : 0))
    return;
  to.push(from.pop());
  const state = done.at(-1);
  setBoundary(state ? JSON.parse(state) : null, { fit: false, keepHistory: true });
  buttons();
  tell("edit");
}

export const undo = () => step(done, undone);
export const redo = () => step(undone, done);

// --- tools

function stop() {
  interactions.forEach(i => map.removeInteraction(i));
  interactions = [];
  mode = selected = null;
  $("hint").hidden = true;
  siteLayer.changed();
  buttons();
}

function use(name, ...list) {
  stop();
  mode = name;
  for (const interaction of list)
    map.addInteraction(interaction);
  interactions = list;
  siteLayer.changed();
  const hint = { draw: "draw", line: "draw" }[name] ?? name;
  fill($("hint"), t("hint." + hint)).hidden = false;
  buttons();
}

const snap = () => new ol.interaction.Snap({ source: site, pixelTolerance: 10 });

export const tools = {
  draw: () => draw("draw", "Polygon"),
  line: () => draw("line", "LineString"),
  modify() {
    const modify = new ol.interaction.Modify({ source: site, pixelTolerance: 12 });
    modify.on("modifystart", () => dragging = true);
    modify.on("modifyend", () => {
      dragging = false;
      remember();
    });
    use("modify", modify, snap());
  },
  select() {
    const pick = new ol.interaction.Select({ layers: [siteLayer], style: null });
    pick.on("select", e => {
      selected = e.selected[0] ?? null;
      siteLayer.changed();
      buttons();
    });
    use("select", pick);
  },
  split() {
    const line = new ol.interaction.Draw({ type: "LineString" });
    line.on("drawend", e => {
      const cut = e.feature.getGeometry().getCoordinates();
      const results = site.getFeatures().filter(f => f.getGeometry().getType() === "Polygon").map(f => [f, splitPolygon(f.getGeometry().getCoordinates(), cut)]).filter(([, parts]) => parts);
      if (results.length === 0) {
        fill($("hint"), t("split.failed"));
        return;
      }
      for (const [feature, parts] of results) {
        site.removeFeature(feature);
        parts.forEach(p => site.addFeature(new ol.Feature(new ol.geom.Polygon(p))));
      }
      stop();
      remember();
      tools.select();
    });
    use("split", line, snap());
  },
  remove() {
    if (selected)
      site.removeFeature(selected);
    else
      site.clear();
    selected = null;
    remember();
    buttons();
  },
  undo, redo,
  measure() {
    ruler.clear();
    use("measure", new ol.interaction.Draw({ type: "LineString", source: ruler }), snap());
  },
  fit: () => fitSite(),
};

function draw(name, type) {
  const pen = new ol.interaction.Draw({ type, source: site });
  if (site.getFeatures().some(f => !f.getGeometry().getType().includes(type)))
    site.clear(); // a site is ground or a line, not both
  pen.on("drawend", () => setTimeout(() => {
    stop();
    remember();
    tools.modify();
  }));
  use(name, pen, snap());
}

/** Where two segments cross, as [way along the first, point]; null where they do not. */
function crossing(a, b, c, d) {
  const r = [b[0] - a[0], b[1] - a[1]], s = [d[0] - c[0], d[1] - c[1]], cross = r[0] * s[1] - r[1] * s[0];
  if (cross === 0)
    return null;
  const u = ((c[0] - a[0]) * s[1] - (c[1] - a[1]) * s[0]) / cross, v = ((c[0] - a[0]) * r[1] - (c[1] - a[1]) * r[0]) / cross;
  return u >= 0 && u < 1 && v >= 0 && v <= 1 ? [u, [a[0] + u * r[0], a[1] + u * r[1]], v] : null;
}

/** A polygon cut by a line that crosses its outer ring exactly twice and no hole: two polygons; else null. */
export function splitPolygon([ring, ...holes], cut) {
  const hits = [];
  for (let i = 0; i + 1 < ring.length; i++)
    for (let j = 0; j + 1 < cut.length; j++) {
      const hit = crossing(ring[i], ring[i + 1], cut[j], cut[j + 1]);
      if (hit)
        hits.push({ edge: i, along: hit[0], point: hit[1], cut: j, way: j + hit[2] });
    }
  const touches = holes.some(h => h.some((_, i) => i + 1 < h.length && cut.some((_, j) => j + 1 < cut.length && crossing(h[i], h[i + 1], cut[j], cut[j + 1]))));
  if (hits.length !== 2 || touches)
    return null;
  const [first, last] = hits.sort((a, b) => a.edge + a.along - b.edge - b.along);
  const between = first.way < last.way ? cut.slice(first.cut + 1, last.cut + 1) : cut.slice(last.cut + 1, first.cut + 1).reverse(); // along the line, from first to last
  const one = [first.point, ...ring.slice(first.edge + 1, last.edge + 1), last.point, ...[...between].reverse(), first.point];
  const other = [last.point, ...ring.slice(last.edge + 1, -1), ...ring.slice(0, first.edge + 1), first.point, ...between, last.point];
  const parts = [[one], [other]];
  for (const hole of holes)
    parts[new ol.geom.Polygon([one]).intersectsCoordinate(hole[0]) ? 0 : 1].push(hole);
  return parts;
}

function buttons() {
  for (const button of $("tools").querySelectorAll("button[data-tool]"))
    button.setAttribute("aria-pressed", `${button.dataset.tool === mode}`);
  const empty = site.getFeatures().length === 0;
  for (const name of ["modify", "select", "split", "remove", "fit"])
    $("tools").querySelector(`[data-tool="${name}"]`).disabled = empty;
  $("tools").querySelector('[data-tool="undo"]').disabled = done.length <= base;
  $("tools").querySelector('[data-tool="redo"]').disabled = undone.length === 0;
}

/** The bar of tools; extra ones stand at its end: [[name, action]]. */
export function toolbar(extra) {
  const bar = $("tools");
  bar.setAttribute("aria-label", t("tool.label"));
  const button = (name, action) => el("button", { type: "button", "data-tool": name, onclick: action }, t("tool." + name));
  fill(bar,
    ["draw", "line"].map(n => button(n, tools[n])), el("span", { class: "gap" }),
    ["modify", "split", "select", "remove"].map(n => button(n, tools[n])), el("span", { class: "gap" }),
    ["undo", "redo"].map(n => button(n, tools[n])), el("span", { class: "gap" }),
    ["measure", "fit"].map(n => button(n, tools[n])), extra.map(([n, action]) => button(n, action)));
  site.on("change", buttons);
  site.on("changefeature", () => dragging && tell("change"));
  buttons();
}

document.addEventListener("keydown", e => {
  if (e.target.closest("input, textarea, select, dialog"))
    return;
  const pen = interactions.find(i => i instanceof ol.interaction.Draw);
  if (e.key === "Escape") {
    pen?.abortDrawing();
    stop();
  } else if (e.key === "Enter" && pen && !e.target.closest("button, a, summary")) {
    pen.finishDrawing();
  } else if (e.key === "Backspace" && pen) {
    pen.removeLastPoint();
  } else if (e.key === "Delete" && !pen && site.getFeatures().length > 0) {
    tools.remove();
  } else if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z") {
    (e.shiftKey ? redo : undo)();
  } else if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "y") {
    redo();
  } else {
    return;
  }
  e.preventDefault();
});

map.on("singleclick", e => {
  if (mode === null || mode === "modify")
    tell("zone", map.getFeaturesAtPixel(e.pixel, { hitTolerance: 3 }).filter(f => f.get("code") !== undefined), found.getFeaturesAtCoordinate(e.coordinate).filter(f => f.get("part") === "overlap").map(f => f.get("index")));
});

if (language() === "en")
  $("map").lang = "en";
