// Login, and the one-time token that sets a first password. The token comes in the part of the address that is never sent (#first=…, #invitation=…), or is typed.
import { $, api, el, faultBox, fill, language, setLanguage, t, words } from "/shell.js";

words({
  "login.title": ["登录", "Log in"],
  "login.name": ["用户名", "Name"],
  "login.password": ["密码", "Password"],
  "login.again": ["再次输入密码", "Password again"],
  "login.go": ["登录", "Log in"],
  "login.token": ["一次性令牌", "One-time token"],
  "login.first": ["建立首位管理员", "Make the first administrator"],
  "login.invited": ["设置密码", "Set your password"],
  "login.set": ["设置密码并登录", "Set the password and log in"],
  "login.have": ["我有一次性令牌", "I have a one-time token"],
  "login.back": ["返回登录", "Back to login"],
  "login.rule": ["至少 10 个字符，其中至少 5 个不同", "At least 10 characters, 5 of them different"],
  "login.differ": ["两次输入的密码不同", "The two passwords differ"],
  "login.firstName": ["用户名（仅首位管理员填写）", "Name (first administrator only)"],
  "login.help": ["没有账号或忘记密码：请管理员发一次性令牌。首位管理员的令牌在服务启动时显示。", "No account, or password forgotten: an administrator gives a one-time token. That of the first administrator is shown when the server starts."],
});

const given = new URLSearchParams(location.hash.slice(1));
history.replaceState(null, "", location.pathname + location.search);

const target = () => {
  const to = new URLSearchParams(location.search).get("to") ?? "/";
  return /^\/(?![/\\])/.test(to) ? to : "/";
};

const field = (label, attributes) => el("label", { class: "field" }, el("span", {}, t(label)), el("input", { required: true, ...attributes }));

function form(title, fields, button, act, below) {
  const problem = el("div", { "aria-live": "polite" });
  const submit = el("button", { class: "main" }, t(button));
  const shown = el("form", {
    class: "card", onsubmit: async e => {
      e.preventDefault();
      submit.disabled = true;
      fill(problem);
      try {
        await act(Object.fromEntries(new FormData(shown)));
        location.assign(target());
      } catch (error) {
        fill(problem, faultBox(error));
        submit.disabled = false;
      }
    },
  }, el("h1", {}, t(title)), fields, problem, el("div", { class: "row spread" }, submit, below));
  fill($("main"),
    el("div", { class: "row spread" }, el("b", { class: "brand" }, "EcoGis"), el("button", { type: "button", class: "plain", onclick: () => setLanguage(language() === "en" ? "zh" : "en") }, t("other"))),
    shown, el("p", { class: "note" }, t("login.help")));
  shown.querySelector("input:not([type=hidden])").focus();
}

function login() {
  form("login.title",
    [field("login.name", { name: "name", autocomplete: "username" }), field("login.password", { name: "password", type: "password", autocomplete: "current-password" })],
    "login.go", d => api("POST", "/api/session", d),
    el("button", { type: "button", class: "link", onclick: () => redeem() }, t("login.have")));
}

function redeem(token, first) {
  form(first ? "login.first" : "login.invited", [
    token ? el("input", { type: "hidden", name: "token", value: token }) : field("login.token", { name: "token", autocomplete: "off" }),
    (first || !token) && field(first ? "login.name" : "login.firstName", { name: "name", autocomplete: "username", required: Boolean(first) }),
    field("login.password", { name: "password", type: "password", autocomplete: "new-password", minlength: 10 }),
    field("login.again", { name: "again", type: "password", autocomplete: "new-password" }),
    el("p", { class: "note" }, t("login.rule")),
  ], "login.set", async d => {
    if (d.password !== d.again)
      throw new Error(t("login.differ"));
    await api("POST", "/api/session/redeem", { token: d.token.trim(), name: d.name?.trim() || null, password: d.password });
  }, el("button", { type: "button", class: "link", onclick: login }, t("login.back")));
}

document.documentElement.lang = language() === "en" ? "en" : "zh-CN";
document.title = `EcoGis · ${t("login.title")}`;
const here = await api("GET", "/api/session").catch(() => null);
if (here?.single_user)
  location.replace("/");
else if (given.get("first"))
  redeem(given.get("first"), true);
else if (given.get("invitation"))
  redeem(given.get("invitation"), false);
else
  login();
