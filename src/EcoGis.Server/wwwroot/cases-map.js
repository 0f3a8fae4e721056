// The site of a case on a small map, over the layers that it touches; no background.
import { el, fill, language, pick, t } from "/shell.js";

function colour(style) {
  const value = parseInt((style.fill ?? "#888888").slice(1), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${style.opacity ?? 0.25})`;
}

function zones(layer) {
  const one = style => new ol.style.Style({ fill: new ol.style.Fill({ color: colour(style) }), stroke: new ol.style.Stroke({ color: style.stroke, width: style.width ?? 1, lineDash: style.dash?.length > 0 ? style.dash : undefined }) });
  const plain = one(layer.style ?? layer.classes[0]), classes = new Map(layer.classes.filter(c => c.stroke).map(c => [c.id, one(c)]));
  return new ol.layer.VectorTile({
    source: new ol.source.VectorTile({ format: new ol.format.MVT(), url: `/ogc/collections/${encodeURIComponent(layer.name)}/tiles/WebMercatorQuad/{z}/{y}/{x}`, maxZoom: 16 }),
    style: feature => classes.get(feature.get("class")) ?? plain,
  });
}

/** Shows a site (a GeoJSON geometry) over these layers (records of /api/layers), and names them. */
export function showSite(box, shape, layers) {
  fill(box);
  if (shape === null) {
    fill(box, el("p", { class: "empty" }, t("map.none")));
    return;
  }
  const features = new ol.format.GeoJSON().readFeatures(shape, { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" });
  const source = new ol.source.Vector({ features });
  const style = new ol.style.Style({ fill: new ol.style.Fill({ color: "rgba(0, 90, 141, .15)" }), stroke: new ol.style.Stroke({ color: "#003f63", width: 2.5 }), image: new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color: "#003f63" }) }) });
  const map = new ol.Map({ target: box, layers: [...layers.map(zones), new ol.layer.Vector({ source, style })], controls: ol.control.defaults.defaults({ attribution: false }).extend([new ol.control.ScaleLine()]), view: new ol.View({ center: [0, 0], zoom: 2, maxZoom: 20 }) });
  if (features.length > 0)
    map.getView().fit(source.getExtent(), { padding: [70, 70, 70, 70], maxZoom: 16 });
  if (layers.length > 0)
    box.after(el("p", { class: "note" }, t("map.layers"), layers.map(l => pick(l.kind_name)).join(language() === "en" ? ", " : "、")));
}
