// Asks the server; the last request wins. While a vertex is dragged requests are held back and those that are overtaken are given up.
import { api } from "/shell.js";
import { request } from "./state.js";

const Pause = 120; // ms that the hand must rest

let timer = null, running = null, number = 0;

/** Screens what is on the page: answer(result) or failed(error); nothing where another request has overtaken this one. */
export function screen({ live = false, started, answer, failed }) {
  clearTimeout(timer);
  const mine = ++number;
  const run = async () => {
    const body = request();
    running?.abort();
    if (body === null)
      return;
    running = new AbortController();
    started();
    try {
      const results = await api("POST", "/api/screen?shapes=true", body, { signal: running.signal });
      if (mine === number)
        answer(results[0], body);
    } catch (e) {
      if (mine === number && e.name !== "AbortError")
        failed(e);
    }
  };
  if (live)
    timer = setTimeout(run, Pause);
  else
    run();
}
