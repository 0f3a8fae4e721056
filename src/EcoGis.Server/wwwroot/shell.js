// What every page shares: language, texts, calls of the server, the head of the page, elements. Text of others becomes text nodes only, never markup.

const asked = new URLSearchParams(location.search).get("lang");
if (asked === "zh" || asked === "en")
  localStorage.setItem("lang", asked);

/** "zh" or "en"; Chinese unless somebody chose. */
export const language = () => localStorage.getItem("lang") === "en" ? "en" : "zh";

export function setLanguage(lang) {
  localStorage.setItem("lang", lang);
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  if (address.href === location.href)
    location.reload();
  else
    location.replace(address);
}

const texts = {
  "nav.screen": ["筛查", "Screen"],
  "nav.batch": ["批量", "Batch"],
  "nav.forest": ["森林", "Forest"],
  "nav.cases": ["案卷", "Cases"],
  "nav.admin": ["管理", "Admin"],
  "nav.label": ["各页", "Pages"],
  "nav.skip": ["跳到正文", "Skip to content"],
  "other": ["English", "中文"],
  "single": ["单用户（本机，不登录）", "single user (this machine, no login)"],
  "logout": ["退出", "Log out"],
  "product": ["EcoGis 生态空间管控符合性分析", "EcoGis · ecological space compliance"],
  "fault.offline": ["服务器没有应答", "The server does not answer"],
  "fault.where": ["位置", "where"],
  "fault.effect": ["影响", "effect"],
  "fault.remedy": ["处理", "what to do"],
  "verdict.prohibited": ["不符合", "Not compliant"],
  "verdict.undetermined": ["无法判定", "Undetermined"],
  "verdict.conditional": ["有条件符合", "Conditionally compliant"],
  "verdict.compliant": ["符合", "Compliant"],
  "effect.prohibited": ["禁止", "Prohibited"],
  "effect.restricted": ["限制", "Restricted"],
  "effect.advice": ["提示", "Advice"],
};

/** Adds the texts of a page: { key: [Chinese, English] }. */
export const words = table => Object.assign(texts, table);

/** The text of a key in the chosen language, with {0}, {1} … filled in. */
export function t(key, ...values) {
  const pair = texts[key];
  if (!pair)
    throw new Error(`no text for ${key}`);
  return pair[language() === "en" ? 1 : 0].replace(/\{(\d)\}/g, (_, n) => values[n]);
}

/** One of two keys of a record of the server: name and name_en. The Chinese one stands where there is no English. */
export const both = (record, name) => (language() === "en" && record[name + "_en"]) || record[name] || "";

/** One of { zh, en }. */
export const pick = pair => pair ? pair[language()] || pair.zh : "";

/**
 * el("button", { class: "x", onclick: f, disabled: true }, "text", node, [nodes]): strings become text nodes; false, null and undefined are left out.
 */
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined)
      continue;
    if (name.startsWith("on"))
      element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked")
      element[name] = value;
    else
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(c => c !== false && c !== null && c !== undefined));
  return element;
}

export const $ = id => document.getElementById(id);

/** Puts these in place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(c => c !== false && c !== null && c !== undefined));
  return element;
}

let token = null;

/** What the server refused: its sentences, and the faults one by one (code, zh and en with what, where, effect, remedy). */
export class ServerError extends Error {
  constructor(status, message, faults) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

/** Sends a request with the token of the session; a body that is no Blob goes as JSON. Throws ServerError. */
export async function send(method, path, body, { signal, headers } = {}) {
  const raw = body instanceof Blob || body instanceof FormData;
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        "Accept-Language": language(),
        ...(token && method !== "GET" ? { "X-CSRF": token } : {}),
        ...(body !== undefined && !raw ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    });
  } catch (e) {
    if (e.name === "AbortError")
      throw e;
    throw new ServerError(0, t("fault.offline"), []);
  }
  if (response.ok)
    return response;
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401 && location.pathname !== "/login")
    location.assign("/login?to=" + encodeURIComponent(location.pathname + location.search));
  throw new ServerError(response.status, problem.detail ?? `${response.status}`, problem.faults ?? []);
}

/** The answer as JSON; null where there is none. */
export async function api(method, path, body, options) {
  const response = await send(method, path, body, options);
  return response.status === 204 ? null : response.json();
}

/** An error as the reader needs it: what, where, effect, what to do. */
export function faultBox(error) {
  const entries = (error.faults ?? []).map(f => {
    const s = f[language()];
    return el("li", {},
      el("b", {}, s.what), " ", el("code", {}, f.code),
      el("dl", {}, ["where", "effect", "remedy"].filter(k => s[k]).map(k => [el("dt", {}, t("fault." + k)), el("dd", {}, s[k])])));
  });
  return el("div", { class: "fault", role: "alert" }, entries.length > 0 ? el("ul", {}, entries) : error.message);
}

const verdicts = { prohibited: ["✕", "v-no"], undetermined: ["?", "v-open"], conditional: ["!", "v-if"], compliant: ["✓", "v-yes"] };

/** Word, icon and class of a verdict of the contract: the same as in the reports. */
export const verdict = id => ({ icon: verdicts[id][0], className: verdicts[id][1], text: t("verdict." + id) });

/** A verdict in a line of text. */
export function verdictTag(id) {
  const v = verdict(id);
  return el("span", { class: `tag ${v.className}` }, `${v.icon} ${v.text}`);
}

let session = null;

/** Who is here: { name, roles, permissions, single_user, csrf }. */
export async function who() {
  if (session === null) {
    try {
      session = await api("GET", "/api/session");
    } catch (e) {
      if (e.status !== 404)
        throw e;
      session = { name: "local", roles: [], permissions: ["View", "Screen", "Review", "Steward", "Author", "Administer"], single_user: true, csrf: null };
    }
    token = session.csrf;
  }
  return session;
}

export const may = permission => session !== null && session.permissions.some(p => p.toLowerCase() === permission.toLowerCase());

/** The head of the page: product, pages, language, user. Goes in front of everything else; the page needs an element with id "main". */
export async function header(active) {
  document.documentElement.lang = language() === "en" ? "en" : "zh-CN";
  document.title = `EcoGis · ${t("nav." + active)}`;
  const person = await who();
  const pages = [["screen", "/"], ["batch", "/batch", "Screen"], ["forest", "/forest"], ["cases", "/cases", "Screen"], ["admin", "/admin"]]
    .filter(([, , permission]) => !permission || may(permission));
  document.body.prepend(
    el("a", { class: "skip", href: "#main" }, t("nav.skip")),
    el("header", { class: "top" },
      el("a", { class: "brand", href: "/", title: t("product") }, "EcoGis"),
      el("nav", { "aria-label": t("nav.label") }, pages.map(([key, href]) => el("a", { href, "aria-current": key === active ? "page" : false }, t("nav." + key)))),
      el("span", { class: "user" }, person.single_user ? t("single") : person.name),
      !person.single_user && el("button", { type: "button", class: "plain", onclick: async () => { await api("DELETE", "/api/session"); location.assign("/login"); } }, t("logout")),
      el("button", { type: "button", class: "plain", id: "language", lang: language() === "en" ? "zh-CN" : "en", onclick: () => setLanguage(language() === "en" ? "zh" : "en") }, t("other"))));
  return person;
}

const digits = (value, most) => value.toLocaleString("en-US", { minimumFractionDigits: 0, maximumFractionDigits: most });

/** m² as the reader thinks: ha from one hectare up. */
export const area = m2 => m2 === null || m2 === undefined ? "—" : m2 >= 10000 ? `${digits(m2 / 10000, 4)} ha` : `${digits(m2, 2)} m²`;

export const metres = m => m === null || m === undefined ? "—" : m >= 10000 ? `${digits(m / 1000, 2)} km` : `${digits(m, 1)} m`;

export const percent = share => share === null || share === undefined ? "—" : `${digits(share * 100, share < 0.001 ? 4 : 2)} %`;
