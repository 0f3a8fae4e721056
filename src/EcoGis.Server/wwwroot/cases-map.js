// The site of a case on a small map: longitude and latitude only, no background.
import { el, fill, t } from "/shell.js";

const geographic = [undefined, null, "", "EPSG:4490", "EPSG:4326", "CRS84"];

export function showSite(box, request) {
  fill(box);
  if (!geographic.includes(request.crs)) {
    fill(box, el("p", { class: "empty" }, t("map.none")));
    return;
  }
  const features = new ol.format.GeoJSON().readFeatures(request.boundary, { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" });
  const source = new ol.source.Vector({ features });
  const style = new ol.style.Style({ fill: new ol.style.Fill({ color: "rgba(0, 90, 141, .15)" }), stroke: new ol.style.Stroke({ color: "#003f63", width: 2.5 }), image: new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color: "#003f63" }) }) });
  const map = new ol.Map({ target: box, layers: [new ol.layer.Vector({ source, style })], controls: ol.control.defaults.defaults({ attribution: false }).extend([new ol.control.ScaleLine()]), view: new ol.View({ center: [0, 0], zoom: 2, maxZoom: 20 }) });
  if (features.length > 0)
    map.getView().fit(source.getExtent(), { padding: [40, 40, 40, 40], maxZoom: 17 });
}
