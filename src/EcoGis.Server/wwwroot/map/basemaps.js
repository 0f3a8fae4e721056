// A picture under the map, only where the administrator offers one, and only once somebody switches it on. Pictures from outside are told as such: who serves them learns what area is looked at.
import { $, api, el, fill, pick, t } from "/shell.js";
import { map } from "./board.js";

let shown = [];

function show(basemap) {
  shown.forEach(layer => map.removeLayer(layer));
  shown = (basemap?.tiles ?? []).map(url => new ol.layer.Tile({ source: new ol.source.XYZ({ url, minZoom: basemap.least, maxZoom: basemap.most }), zIndex: 0, className: "ol-basemap" })); // a canvas of its own: pictures from elsewhere make theirs unreadable
  shown.forEach(layer => map.addLayer(layer));
  fill($("credit"), basemap?.attribution).hidden = !basemap?.attribution;
}

/** The choice as an element; null where nothing is offered. */
export async function basemapChoice() {
  const offered = await api("GET", "/api/basemaps").catch(() => []);
  if (offered.length === 0)
    return null;
  const choice = (basemap, name) => el("label", {}, el("input", { type: "radio", name: "basemap", value: basemap?.id ?? "", checked: basemap === null, onchange: () => show(basemap) }), ` ${name}`);
  return el("fieldset", { id: "basemaps" }, el("legend", {}, t("basemap")), choice(null, t("basemap.none")),
    offered.map(b => [choice(b, pick(b.name)), b.hosts.length > 0 && el("p", { class: "note" }, t("basemap.outside", `${b.hosts[0]} – ${b.hosts.at(-1)}`))]));
}
