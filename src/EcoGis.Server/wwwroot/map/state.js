// What the page knows of the project being screened, and the request that says it. One object, changed only here and by the form.
import { boundary } from "./board.js";

/** source: { kind: "drawn" } | { kind: "upload", id, reading, item, many } | { kind: "sample", sample }. A file that was edited on the map is drawn. */
export const project = { source: null, edited: false, name: "", industry: "", nature: "", date: "", width: null, facts: {} };

export function begin(source, about = {}) {
  Object.assign(project, { source, edited: false, name: "", industry: "", nature: "", width: null, facts: {} }, about);
}

/** The body for /api/screen, /api/explain and /api/reports; null while there is no site. */
export function request() {
  const { source, edited } = project;
  if (source === null)
    return null;
  const drawn = source.kind === "drawn" || edited ? boundary() : null;
  if ((source.kind === "drawn" || edited) && drawn === null)
    return null;
  return {
    ...(drawn ? { boundary: drawn } : source.kind === "upload" ? { upload: source.id, reading: source.reading, item: source.item } : { sample: source.sample }),
    ...(project.name ? { name: project.name } : {}),
    ...(project.industry ? { industry: project.industry } : {}),
    ...(project.nature ? { nature: project.nature } : {}),
    ...(project.date ? { date: project.date } : {}),
    ...(project.width ? { width: project.width } : {}),
    facts: project.facts,
  };
}
