namespace EcoGis;

/// <summary>Messages about uploads, samples and what is handed out of the desk: 73xx.</summary>
internal static class UploadFaults
{
    private static readonly Bilingual Nothing = new("未保存", "nothing was kept");

    public static readonly FaultKind Unknown = new("ECO-7301", FaultClass.Input,
        new("没有这个上传文件，或已过期删除", "there is no such upload, or it was removed after its time"), new("未执行", "nothing was done"), new("请重新上传", "upload the file again"));

    public static readonly FaultKind TooLarge = new("ECO-7302", FaultClass.Input,
        new("上传文件超过 {0} MB", "the upload is larger than {0} MB"), Nothing, new("减小文件，或改用命令行 ecogis", "send less, or use the command line"));

    public static readonly FaultKind Quota = new("ECO-7303", FaultClass.Input,
        new("上传空间已满：已用 {0} MB，上限 {1} MB；{2} 个文件，上限 {3} 个", "the space for uploads is full: {0} of {1} MB, {2} of {3} files"), Nothing,
        new("删除不用的上传文件，或等一天后自动清理", "delete uploads that are not needed, or wait a day for them to go"));

    public static readonly FaultKind NoName = new("ECO-7304", FaultClass.Usage,
        new("上传没有文件名，或扩展名不能识别：{0}", "the upload has no file name, or an extension that is not known: {0}"), Nothing, new("在 ?name= 或表单中给出原文件名", "give the name of the file in ?name= or in the form"));

    public static readonly FaultKind Empty = new("ECO-7305", FaultClass.Input,
        new("上传的文件是空的", "the upload is empty"), Nothing, new("检查文件后重新上传", "check the file and upload it again"));

    public static readonly FaultKind BadForm = new("ECO-7306", FaultClass.Usage,
        new("表单不能读懂：{0}", "the form cannot be read: {0}"), Nothing, new("按接口说明改正：一个表单最多 12 个文件，文件名主干相同", "correct it by the description of the interface: at most 12 files of one name"));

    public static readonly FaultKind Withheld = new("ECO-7310", FaultClass.Usage,
        new("结果涉及受限图层（{0}），不能向您出具报告或说明", "the result touches restricted layers ({0}): no report or explanation can be given to you"),
        new("结论和发现照常显示", "verdict and findings are shown as usual"), new("请数据管理人员出具", "ask a data steward for it"));

    public static readonly FaultKind NoReport = new("ECO-7311", FaultClass.Input,
        new("没有这份报告，或已过期", "there is no such report, or its time is over"), new("未执行", "nothing was done"), new("请在页面上重新生成", "make it again on the page"));

    public static readonly FaultKind NoSample = new("ECO-7312", FaultClass.Input,
        new("没有示范地块 {0}", "there is no sample site {0}"), new("未执行", "nothing was done"), new("列表见 /api/samples", "the list is at /api/samples"));

    public static readonly FaultKind OneSite = new("ECO-7313", FaultClass.Input,
        new("一次只能处理一个地块，这里有 {0} 个", "one site at a time; here are {0}"), new("未执行", "nothing was done"), new("指明其中一个（item），或用批量筛查", "name one of them (item), or use the batch"));
}
