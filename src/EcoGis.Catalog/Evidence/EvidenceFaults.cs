namespace EcoGis;

/// <summary>What can be wrong with an evidence package, 440x. The part is always named.</summary>
public static class EvidenceFaults
{
    private static readonly Bilingual s_nothingHolds = new("证据包不予认可", "the package proves nothing");
    private static readonly Bilingual s_otherCopy = new("请索取未经改动的证据包", "ask for an untouched copy of the package");

    public static readonly FaultKind NotAPackage = new("ECO-4400", FaultClass.Input,
        new("不是证据包：{0}", "this is no evidence package: {0}"),
        s_nothingHolds,
        new("证据包由 ecogis evidence pack 生成，扩展名 .ecoz", "packages are made by ecogis evidence pack and end in .ecoz"));

    public static readonly FaultKind Changed = new("ECO-4401", FaultClass.Input,
        new("证据包的“{0}”已被改动或损坏：{1}", "the part '{0}' of the package was changed or damaged: {1}"),
        s_nothingHolds,
        s_otherCopy);

    public static readonly FaultKind NotUnderstood = new("ECO-4402", FaultClass.Input,
        new("证据包的“{0}”摘要相符，但内容无法理解：{1}", "the part '{0}' of the package has its digest but cannot be understood: {1}"),
        s_nothingHolds,
        new("请用生成它的程序版本核验；仍不能读的，请索取另一份", "verify it with the program version that made it; if that fails too, ask for another copy"));

    public static readonly FaultKind WrongDigest = new("ECO-4403", FaultClass.Input,
        new("“{0}”的内容与其自身的摘要不符：记载 {1}，实为 {2}", "the content of '{0}' does not have its own digest: stated {1}, found {2}"),
        s_nothingHolds,
        s_otherCopy);

    public static readonly FaultKind NotHeld = new("ECO-4404", FaultClass.System, // no fault of the proposal: a screening must not take it for one
        new("证据包没有图层 {0} 第 {1} 号管控区（{2}）的坐标：打包时的筛查没有用到它", "the package has no coordinates of zone {1} ({2}) of layer {0}: the screening that was packed did not look at it"),
        new("这一项不能重新计算", "this cannot be computed again"),
        new("核验时请用生成该包的程序版本；比较时请用含有该处图层的证据包", "to verify, use the program version that made the package; to compare, use packages that hold the layers of this place"));

    public static readonly FaultKind NotReadForPack = new("ECO-4405", FaultClass.System,
        new("证据包没有“{0}”的正文：打包时的筛查没有用到它", "the package has not the text of '{0}': the screening that was packed did not look at it"),
        new("这一项不能重新计算", "this cannot be computed again"),
        new("核验时请用生成该包的程序版本", "to verify, use the program version that made the package"));

    public static readonly FaultKind BadSignature = new("ECO-4406", FaultClass.Input,
        new("签名与证据包不符", "the signature is not one of this package"),
        s_nothingHolds,
        s_otherCopy);

    public static readonly FaultKind Unsigned = new("ECO-4407", FaultClass.Input,
        new("证据包没有签名，而命令要求由 {0} 签名", "the package has no signature, and one by {0} was asked for"),
        s_nothingHolds,
        new("请索取有签名的证据包，或不用 --trust", "ask for a signed package, or leave --trust out"));

    public static readonly FaultKind OtherSigner = new("ECO-4408", FaultClass.Input,
        new("证据包由另一密钥签名：{0}，应为 {1}", "the package is signed by another key: {0} where {1} was expected"),
        s_nothingHolds,
        s_otherCopy);

    public static readonly FaultKind BadKey = new("ECO-4409", FaultClass.Usage,
        new("不能使用密钥文件 {0}：{1}", "the key file {0} cannot be used: {1}"),
        new("未执行", "nothing was done"),
        new("--sign 须为未加密的 P-256 私钥 PEM，--trust 须为 P-256 公钥或证书 PEM", "--sign takes an unencrypted P-256 private key, --trust a P-256 public key or certificate, as PEM"));

    public static readonly FaultKind OtherReading = new("ECO-4410", FaultClass.Input,
        new("重新读取包内原始文件“{0}”，得到的地块与包内记载不同：{1}", "reading the packed file '{0}' again gives another proposal than the package states: {1}"),
        s_nothingHolds,
        s_otherCopy);
}
