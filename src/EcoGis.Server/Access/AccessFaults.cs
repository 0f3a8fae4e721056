namespace EcoGis;

/// <summary>Messages of accounts, sessions and limits, 711x and 712x.</summary>
internal static class AccessFaults
{
    private static readonly Bilingual s_nothing = new("未执行", "nothing was done");

    public static readonly FaultKind WrongLogin = new("ECO-7110", FaultClass.Usage,
        new("用户名或密码不对，或账号已锁定", "the name or the password is wrong, or the account is locked"), new("未登录", "not logged in"),
        new("核对后再试；连续 5 次不对锁定 15 分钟；忘记密码请管理员重发一次性令牌", "check and try again; five wrong ones lock it for 15 minutes; an administrator can give a new one-time token"));

    public static readonly FaultKind WrongToken = new("ECO-7111", FaultClass.Usage,
        new("一次性令牌不对、已用过或已过期", "the one-time token is wrong, used or expired"), s_nothing,
        new("请管理员重发；首位管理员的令牌在服务启动时显示", "ask an administrator for a new one; that of the first administrator is shown when the server starts"));

    public static readonly FaultKind NoCsrf = new("ECO-7112", FaultClass.Usage,
        new("请求没有本次登录的防伪令牌（X-CSRF）", "the request lacks the token of this session (X-CSRF)"), s_nothing, new("刷新页面后重试", "reload the page and try again"));

    public static readonly FaultKind TooMany = new("ECO-7113", FaultClass.Usage,
        new("请求过于频繁", "too many requests"), s_nothing, new("稍后再试（见 Retry-After）", "wait (see Retry-After) and try again"));

    public static readonly FaultKind BadName = new("ECO-7114", FaultClass.Usage,
        new("用户名不可用：{0}", "this name cannot be used: {0}"), s_nothing,
        new("1–40 个字，限文字、数字、空格和 . _ - @；不与已有用户相同", "1–40 letters, digits, spaces and . _ - @, and nobody else's"));

    public static readonly FaultKind WeakPassword = new("ECO-7115", FaultClass.Usage,
        new("密码太简单", "the password is too simple"), s_nothing, new("至少 10 个字符，其中至少 5 个不同", "at least 10 characters, 5 of them different"));

    public static readonly FaultKind UnknownRole = new("ECO-7116", FaultClass.Usage,
        new("没有角色“{0}”", "there is no role '{0}'"), s_nothing, new("可用：{1}", "known are {1}"));

    public static readonly FaultKind LastAdministrator = new("ECO-7117", FaultClass.Usage,
        new("{0} 是最后一位管理员", "{0} is the last administrator"), s_nothing, new("先让另一位用户成为管理员并设好密码", "make somebody else administrator first, with a password set"));

    public static readonly FaultKind Outdated = new("ECO-7118", FaultClass.Usage,
        new("“{0}”刚被别人改过", "'{0}' was just changed by somebody else"), s_nothing, new("刷新后再改", "reload and try again"));

    public static readonly FaultKind NoAccount = new("ECO-7119", FaultClass.Usage,
        new("没有这个账号", "there is no such account"), s_nothing, new("刷新账号列表", "reload the list of accounts"));

    public static readonly FaultKind NoToken = new("ECO-7120", FaultClass.Usage,
        new("没有这个令牌", "there is no such token"), s_nothing, new("刷新令牌列表", "reload the list of tokens"));

    public static readonly FaultKind WrongPassword = new("ECO-7122", FaultClass.Usage,
        new("原密码不对，或账号已锁定", "the old password is wrong, or the account is locked"), new("密码未修改", "the password is as it was"), new("核对后再试", "check it and try again"));

    public static readonly FaultKind NoLayer = new("ECO-7121", FaultClass.Usage,
        new("目录库中没有图层“{0}”", "the catalog has no layer '{0}'"), s_nothing, new("刷新图层列表", "reload the list of layers"));
}
