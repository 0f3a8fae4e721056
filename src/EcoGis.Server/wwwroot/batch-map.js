// Where the rows of a batch lie: one sign for each verdict (shape and colour), a box dragged with Shift filters, a click chooses.

const shapes = {
  prohibited: s => ({ points: 4, radius: s, radius2: 0, angle: Math.PI / 4, stroke: true, color: "#a34700" }),
  undetermined: s => ({ points: 4, radius: s, angle: 0, color: "#4d4d4d" }),
  conditional: s => ({ points: 3, radius: s, color: "#8a7400" }),
  compliant: s => ({ circle: true, radius: s * .8, color: "#005a8d" }),
};

function style(verdict) {
  const { Style, Fill, Stroke, RegularShape, Circle } = globalThis.ol.style;
  const shape = shapes[verdict](7);
  const line = new Stroke({ color: shape.stroke ? shape.color : "#fff", width: shape.stroke ? 3 : 1 });
  return new Style({ image: shape.circle ? new Circle({ radius: shape.radius, fill: new Fill({ color: shape.color }), stroke: line }) : new RegularShape({ ...shape, fill: new Fill({ color: shape.color }), stroke: line }) });
}

/** @returns {{box: HTMLElement, ready: () => void}} the element, and what to call once it is on the page. */
export function placesOf(rows, brushed, chosen) {
  const box = document.createElement("div");
  box.className = "map";
  box.tabIndex = 0;
  return { box, ready() {
    const { Map: Sheet, View, Feature } = globalThis.ol;
    const styles = Object.fromEntries(Object.keys(shapes).map(v => [v, style(v)]));
    const features = rows.filter(r => r.lon !== undefined).map(r => {
      const feature = new Feature(new globalThis.ol.geom.Point(globalThis.ol.proj.fromLonLat([r.lon, r.lat])));
      feature.setId(r.feature);
      feature.setStyle(styles[r.verdict]);
      return feature;
    });
    const source = new globalThis.ol.source.Vector({ features });
    const map = new Sheet({ target: box, layers: [new globalThis.ol.layer.Vector({ source })], view: new View({ center: [0, 0], zoom: 2 }), controls: globalThis.ol.control.defaults.defaults().extend([new globalThis.ol.control.ScaleLine()]) });
    if (features.length > 0)
      map.getView().fit(source.getExtent(), { padding: [40, 40, 40, 40], maxZoom: 16 });
    const drag = new globalThis.ol.interaction.DragBox({ condition: globalThis.ol.events.condition.shiftKeyOnly });
    for (const other of map.getInteractions().getArray().filter(i => i instanceof globalThis.ol.interaction.DragZoom))
      map.removeInteraction(other);
    map.addInteraction(drag);
    drag.on("boxend", () => brushed(globalThis.ol.proj.transformExtent(drag.getGeometry().getExtent(), "EPSG:3857", "EPSG:4326")));
    map.on("click", e => map.forEachFeatureAtPixel(e.pixel, f => { chosen(f.getId()); return true; }, { hitTolerance: 4 }));
  } };
}
