// Parts that meet along an edge are one piece of ground: drawn apart, after a split, they are asked about together. Exact: an edge goes only where its twin runs the other way through the same two points.

const key = p => `${p[0]} ${p[1]}`;

const turning = ring => ring.reduce((sum, p, i) => i === 0 ? 0 : sum + ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1], 0);

/**
 * Polygons (coordinates, outer rings anticlockwise, holes clockwise) with the edges taken out that two of them share. What has no such edge, or overlaps, comes back as it
 * is: whether that is a site is for the server to say.
 */
export function joined(polygons) {
  const edges = new Map();
  for (const ring of polygons.flat())
    for (let i = 0; i + 1 < ring.length; i++) {
      const edge = `${key(ring[i])}|${key(ring[i + 1])}`;
      if (edges.has(edge))
        return polygons;
      edges.set(edge, [ring[i], ring[i + 1]]);
    }
  const left = [...edges.values()].filter(([a, b]) => !edges.has(`${key(b)}|${key(a)}`));
  if (left.length === edges.size)
    return polygons;
  const from = new Map();
  for (const edge of left)
    from.set(key(edge[0]), [...(from.get(key(edge[0])) ?? []), edge]);
  const rings = [];
  for (const [start] of from)
    while (from.get(start).length > 0) {
      const ring = [from.get(start)[0][0]];
      do {
        const next = from.get(key(ring.at(-1)))?.pop();
        if (!next)
          return polygons;
        ring.push(next[1]);
      } while (key(ring.at(-1)) !== start);
      rings.push(ring);
    }
  const whole = rings.filter(r => turning(r) > 0).sort((a, b) => turning(a) - turning(b)).map(r => [r]);
  for (const hole of rings.filter(r => turning(r) < 0)) {
    const around = whole.find(([outer]) => new ol.geom.Polygon([outer]).intersectsCoordinate(hole[0]));
    if (!around)
      return polygons;
    around.push(hole);
  }
  return whole;
}
