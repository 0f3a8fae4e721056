// Administration: accounts and roles, restricted layers, one's own password and tokens, the audit log. Each part for who may see it.
import { $, api, both, el, faultBox, fill, header, may, pick, t, words } from "/shell.js";

words({
  "admin.title": ["管理", "Administration"],
  "accounts": ["账号", "Accounts"],
  "account.name": ["用户名", "Name"],
  "account.roles": ["角色", "Roles"],
  "account.state": ["状态", "State"],
  "account.active": ["可用", "active"],
  "account.locked": ["已锁定", "locked"],
  "account.for-now": ["因密码错误暂时锁定", "locked for now after wrong passwords"],
  "account.invited": ["等待设置密码", "has no password yet"],
  "account.expired": ["令牌已过期，未设密码", "its token has expired; no password"],
  "account.lock": ["锁定", "Lock"],
  "account.unlock": ["解锁", "Unlock"],
  "account.invite": ["重发令牌", "New token"],
  "account.new": ["新建账号", "New account"],
  "account.make": ["建立", "Make"],
  "account.link": ["请把此链接交给 {0}（3 天内有效，只显示这一次，只能用一次）：", "Give this link to {0} (3 days, shown once, used once):"],
  "account.empty": ["还没有账号。单用户方式不需要账号；改用网络方式启动后，首位管理员由启动时显示的链接建立。", "No account yet. Single-user mode needs none; started for the network, the first administrator is made by the link that the start shows."],
  "account.none": ["请至少选一个角色", "Choose at least one role"],
  "layers": ["受限图层", "Restricted layers"],
  "layers.note": ["受限图层照常参与判定；只有数据管理人员能看到其管控区的编号、名称、位置和数值。", "A restricted layer still decides; only data stewards see codes, names, places and numbers of its zones."],
  "layers.empty": ["目录库中没有图层", "the catalog has no layers"],
  "save": ["保存", "Save"],
  "saved": ["已保存", "Saved"],
  "mine": ["我的账号", "My account"],
  "mine.single": ["单用户方式没有账号和密码。", "Single-user mode has no account and no password."],
  "password.old": ["原密码", "Old password"],
  "password.new": ["新密码（至少 10 个字符）", "New password (at least 10 characters)"],
  "password.set": ["修改密码", "Change password"],
  "tokens": ["程序令牌", "Tokens of programs"],
  "tokens.note": ["供其他系统以你的名义调用接口：请求头 Authorization: Bearer 令牌。", "Other systems act for you with the header Authorization: Bearer TOKEN."],
  "token.name": ["用途", "What it is for"],
  "token.make": ["新建令牌", "New token"],
  "token.once": ["只显示这一次：", "Shown only once:"],
  "token.revoke": ["吊销", "Revoke"],
  "token.revoked": ["已吊销 {0}", "revoked {0}"],
  "token.created": ["建立", "Made"],
  "token.empty": ["没有令牌", "no tokens"],
  "audit": ["审计日志", "Audit log"],
  "audit.time": ["时间（UTC）", "Time (UTC)"],
  "audit.actor": ["谁", "Who"],
  "audit.action": ["做了什么", "What"],
  "audit.begins": ["如 case. 或 session.login", "such as case. or session.login"],
  "audit.subject": ["对什么", "To what"],
  "audit.detail": ["详情", "Details"],
  "audit.show": ["查询", "Show"],
  "audit.more": ["更早的记录", "Earlier entries"],
  "audit.verify": ["核对完整性", "Verify"],
  "audit.whole": ["✓ 审计日志完整：{0} 条，核对了 {1} 个库外锚点", "✓ The audit log is whole: {0} entries, {1} anchors outside the database"],
  "audit.broken": ["✕ 第 {0} 条不可信：{1}", "✕ Entry {0} cannot be trusted: {1}"],
  "audit.empty": ["没有符合条件的记录", "No entry fits"],
});

const problem = el("div", { "aria-live": "polite" });

/** Does an act and shows what the server refuses. */
async function attempt(act) {
  fill(problem);
  try {
    return await act();
  } catch (e) {
    fill(problem, faultBox(e));
    problem.scrollIntoView({ block: "nearest" });
    return undefined;
  }
}

const input = (label, attributes) => el("label", { class: "field" }, el("span", {}, t(label)), el("input", attributes));

function roleBoxes(roles, chosen) {
  return roles.map(r => el("label", {}, el("input", { type: "checkbox", name: "role", value: r.id, checked: chosen.includes(r.id) }), " ", both(r, "name"), " "));
}

const ticked = box => [...box.querySelectorAll("input[name=role]:checked")].map(i => i.value);

async function accounts(section) {
  const [list, roles] = await Promise.all([api("GET", "/api/accounts"), api("GET", "/api/roles")]);
  const again = () => accounts(section);
  const link = el("div", { "aria-live": "polite" });
  const told = (name, token) => fill(link, el("p", {}, t("account.link", name)), el("code", { class: "secret" }, `${location.origin}/login#invitation=${token}`));
  const state = a => a.locked ? "account.locked" : a.locked_for_now ? "account.for-now" : a.has_password ? "account.active" : a.invited ? "account.invited" : "account.expired";
  const row = a => {
    const boxes = el("td", {}, roleBoxes(roles, a.roles));
    boxes.addEventListener("change", async () => { await attempt(() => api("POST", `/api/accounts/${a.id}/roles`, { roles: ticked(boxes) })); await again(); });
    return el("tr", {}, el("td", {}, a.name), boxes, el("td", {}, t(state(a))), el("td", {}, el("div", { class: "row" },
      el("button", { type: "button", class: a.locked ? "" : "danger", onclick: async () => { await attempt(() => api("POST", `/api/accounts/${a.id}/lock`, { locked: !a.locked })); await again(); } }, t(a.locked || a.locked_for_now ? "account.unlock" : "account.lock")),
      el("button", { type: "button", onclick: async () => { const made = await attempt(() => api("POST", `/api/accounts/${a.id}/invitation`)); if (made) told(a.name, made.invitation); } }, t("account.invite")))));
  };
  const fresh = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      const name = fresh.elements.name.value, chosen = ticked(fresh);
      if (chosen.length === 0) {
        fill(problem, faultBox(new Error(t("account.none"))));
        return;
      }
      const made = await attempt(() => api("POST", "/api/accounts", { name, roles: chosen }));
      if (made) {
        await again();
        section.querySelector("[data-link]").replaceWith(told(name, made.invitation));
      }
    },
  }, el("h3", {}, t("account.new")), input("account.name", { name: "name", required: true, maxlength: 40, autocomplete: "off" }), el("p", {}, roleBoxes(roles, [])), el("button", { class: "main" }, t("account.make")));
  link.dataset.link = "";
  fill(section, el("h2", {}, t("accounts")),
    el("table", {}, el("thead", {}, el("tr", {}, ["account.name", "account.roles", "account.state"].map(k => el("th", {}, t(k))), el("th", {}))), el("tbody", {}, list.length === 0 ? el("tr", {}, el("td", { colspan: 4 }, t("account.empty"))) : list.map(row))),
    link, fresh);
}

async function layers(section) {
  const list = await api("GET", "/api/layer-access");
  const said = el("span", { "aria-live": "polite" });
  const form = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      const restricted = [...form.querySelectorAll("input:checked")].map(i => i.value);
      if (await attempt(() => api("PUT", "/api/layer-access", { restricted })) !== undefined)
        fill(said, t("saved"));
    },
  }, list.length === 0 ? el("p", { class: "empty" }, t("layers.empty")) : list.map(l => el("div", {}, el("label", {}, el("input", { type: "checkbox", value: l.name, checked: l.restricted }), " ", pick(l.kind_name), " ", el("small", {}, l.name)))),
  el("p", { class: "row" }, el("button", { class: "main" }, t("save")), said));
  fill(section, el("h2", {}, t("layers")), el("p", { class: "note" }, t("layers.note")), form);
}

async function mine(section, person) {
  if (person.single_user) {
    fill(section, el("h2", {}, t("mine")), el("p", { class: "note" }, t("mine.single")));
    return;
  }
  const tokens = await api("GET", "/api/tokens");
  const secret = el("div", { "aria-live": "polite", "data-secret": "" });
  const password = el("form", {
    onsubmit: async e => {
      e.preventDefault();
      if (await attempt(() => api("POST", "/api/session/password", { old: password.elements.old.value, password: password.elements.fresh.value })))
        location.reload(); // the session is another now
    },
  }, input("password.old", { name: "old", type: "password", required: true, autocomplete: "current-password" }),
  input("password.new", { name: "fresh", type: "password", required: true, minlength: 10, autocomplete: "new-password" }), el("button", {}, t("password.set")));
  const fresh = el("form", {
    class: "inline",
    onsubmit: async e => {
      e.preventDefault();
      const made = await attempt(() => api("POST", "/api/tokens", { name: fresh.elements.name.value }));
      if (made) {
        await mine(section, person);
        fill(section.querySelector("[data-secret]"), el("p", {}, t("token.once")), el("code", { class: "secret" }, made.token));
      }
    },
  }, input("token.name", { name: "name", required: true, maxlength: 60 }), el("button", {}, t("token.make")));
  fill(section, el("h2", {}, t("mine")), el("p", {}, el("b", {}, person.name)), password,
    el("h3", {}, t("tokens")), el("p", { class: "note" }, t("tokens.note")),
    tokens.length === 0 ? el("p", { class: "empty" }, t("token.empty")) : el("table", {}, el("tbody", {}, tokens.map(k => el("tr", {}, el("td", {}, k.name), el("td", {}, `${t("token.created")} ${k.created.slice(0, 10)}`),
      el("td", {}, k.revoked ? t("token.revoked", k.revoked.slice(0, 10)) : el("button", { type: "button", class: "danger", onclick: async () => { await attempt(() => api("DELETE", `/api/tokens/${k.id}`)); await mine(section, person); } }, t("token.revoke"))))))),
    secret, fresh);
}

async function audit(section) {
  const rows = el("tbody"), verdict = el("div", { "aria-live": "polite" }), more = el("button", { type: "button", hidden: true }, t("audit.more"));
  const form = el("form", { class: "inline", onsubmit: e => { e.preventDefault(); show(null); } },
    ["actor", "action", "subject"].map(n => input("audit." + n, { name: n, placeholder: n === "action" ? t("audit.begins") : false })), el("button", { class: "main" }, t("audit.show")),
    el("button", {
      type: "button", onclick: async () => {
        const found = await attempt(() => api("GET", "/api/audit/verification"));
        if (found)
          fill(verdict, el("p", { class: found.valid ? "card v-yes" : "card v-no" }, found.valid ? t("audit.whole", found.entries, found.anchors) : t("audit.broken", found.first_bad, both(found, "why"))));
      },
    }, t("audit.verify")));
  async function show(before) {
    const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v !== ""));
    if (before !== null)
      query.set("before", before);
    const entries = await attempt(() => api("GET", "/api/audit?" + query)) ?? [];
    const cells = entries.map(e => el("tr", {}, el("td", { class: "n" }, String(e.sequence)), el("td", {}, e.time.replace("T", " ").slice(0, 19)), el("td", {}, e.actor), el("td", {}, e.action), el("td", {}, el("button", { type: "button", class: "link", title: e.subject, onclick: () => { form.elements.subject.value = e.subject; show(null); } }, e.subject.length > 16 ? e.subject.slice(-8) : e.subject)),
      el("td", {}, Object.entries(e.detail).map(([k, v]) => el("div", {}, el("small", {}, k + " "), v)))));
    if (before === null)
      fill(rows, cells.length > 0 ? cells : el("tr", {}, el("td", { colspan: 6 }, t("audit.empty"))));
    else
      rows.append(...cells);
    more.hidden = entries.length < 200;
    more.onclick = () => show(entries.at(-1).sequence);
  }
  fill(section, el("h2", {}, t("audit")), form, verdict,
    el("div", { class: "scroll log", tabindex: 0 }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { class: "n" }, "#"), ["audit.time", "audit.actor", "audit.action", "audit.subject", "audit.detail"].map(k => el("th", {}, t(k))))), rows)), el("p", {}, more));
  await show(null);
}

const person = await header("admin");
const part = () => el("section", { class: "card" });
const left = el("div"), right = el("div"), below = el("div");
fill($("main"), el("h1", {}, t("admin.title")), problem, el("div", { class: "columns" }, left, right), below);
const parts = [
  may("Administer") && [left, accounts], [right, mine], may("Steward") && [right, layers], may("Administer") && [below, audit],
].filter(Boolean);
for (const [place, show] of parts) {
  const section = part();
  place.append(section);
  await attempt(() => show(section, person));
}
if (left.childElementCount === 0)
  left.remove();
