using System.Text;

namespace EcoGis.Tests;

/// <summary>One way to spoil a rule file: the bytes it then has, and the code and line of the message that must come.</summary>
/// <param name="Line">Null where the file as a whole is refused.</param>
internal sealed record BadRuleFile(string What, string Code, byte[] Bytes, int? Line)
{
    /// <summary>A file of which nothing is wrong.</summary>
    public const string Sound = """
        instrument:
          id: bad-file
          title: 示范法
          issuer: 示范机关
          in_force: {from: 2020-01-01, to: 2030-01-01}
          applies_in: [china]
          verified: false
        clauses:
          1-1: {article: 第一条, summary: 示范}
        rules:
          - id: sample-rule
            name: 示范规则
            cites: [1-1]
            zone: {kind: river-bank, class: [tributary]}
            relation: {within: 1000 m}
            activity:
              industry: {groups: [chemical]}
              nature: [new]
              facts: {facility: [chemical-park]}
            except: [{facts: {improves-safety-or-ecology: true}}]
            effect: prohibited
            remedy: 另选地点
          - id: second-rule
            name: 第二条规则
            cites: [1-1]
            zone: {kind: forest-land, fields: {forest_category: [commercial]}}
            relation: {overlaps: {at_least: 10 ha}}
            activity: {facts: {hydropower-capacity: {at_most: 50 MW}, requisition: true}}
            effect: restricted
        tables:
          - id: sample-table
            name: 示范表
            kind: forest-land
            fact: small-hydropower-class
            columns: [grade-1, grade-2]
            rows:
              exit: {cites: [1-1], cells: [prohibited, restricted]}
              rectify: {cites: [1-1], cells: [restricted, restricted]}
              keep: {cites: [1-1], cells: [allowed, allowed]}
              none: {cites: [1-1], cells: [allowed, allowed]}

        """;

    private const int Mega = 1 << 20;

    public override string ToString() => What;

    public static IEnumerable<BadRuleFile> All() => [.. Syntax(), .. Characters(), .. Sizes(), .. Encodings(), .. Keys(), .. Dates(), .. Numbers(), .. Values(), .. References(), .. Identities(), .. Tables()];

    private static IEnumerable<BadRuleFile> Syntax() =>
    [
        Changed("a type tag", "ECO-5001", "title: 示范法", "title: !!str 示范法"),
        Changed("a tag of a programming language", "ECO-5001", "title: 示范法", "title: !python/object:os.system 示范法"),
        Changed("an anchor", "ECO-5001", "title: 示范法", "title: &t 示范法"),
        Changed("an alias", "ECO-5001", "title: 示范法", "title: *t"),
        Changed("a bomb of aliases", "ECO-5001", "title: 示范法", "title: &a [&b [x, x], *b, *b]"),
        Changed("a merge key", "ECO-5002", "title: 示范法", "<<: {title: 示范法}"),
        Changed("a key that stands twice", "ECO-5001", "issuer: 示范机关", "issuer: 示范机关\n  issuer: 另一机关", at: "issuer: 另一机关"),
        Changed("a list inside a key", "ECO-5004", "issuer: 示范机关", "issuer: 示范机关\n  ? [a]\n  : b", at: "? [a]"),
        Changed("indentation that fits nothing", "ECO-5001", "  issuer: 示范机关", " issuer: 示范机关"),
        Changed("a quote that is not closed", "ECO-5001", "title: 示范法", "title: '示范法", at: null),
        Changed("a bracket that is not closed", "ECO-5001", "cites: [1-1]", "cites: [1-1", at: null),
        Changed("a brace that is closed twice", "ECO-5001", "nature: [new]", "nature: [new]]", at: null),
        Text("two documents", "ECO-5001", Sound + "---\n" + Sound, Sound.Count('\n') + 1),
        Text("an empty file", "ECO-5001", "", 1),
        Text("comments only", "ECO-5001", "# 没有内容\n", null),
        Text("a list instead of a file's keys", "ECO-5004", "- a\n- b\n", 1),
        Text("one word", "ECO-5004", "规则\n", 1),
        Text("a web page", "ECO-5004", "<html><body>404</body></html>\n", 1),
        Text("brackets a hundred thousand deep", "ECO-5092", "rules: " + new string('[', 10_000), 1),
        Text("indentation fifty deep", "ECO-5092", string.Concat(Enumerable.Range(0, 50).Select(i => new string(' ', i) + "a:\n")), null),
    ];

    private static IEnumerable<BadRuleFile> Characters() =>
    [
        Changed("a tab", "ECO-5081", "  title: 示范法", "\ttitle: 示范法"),
        Changed("a null character", "ECO-5081", "示范法", "示范\0法"),
        Changed("a bell", "ECO-5081", "示范法", "示范\a法"),
        Changed("an escape of a terminal", "ECO-5081", "示范法", "\u001b[2J示范法"),
        Changed("text turned round", "ECO-5081", "示范法", "示范\u202e法"),
        Changed("an isolate that is not ended", "ECO-5081", "示范法", "示范\u2066法"),
        Changed("a space of no width", "ECO-5081", "chemical-park", "chemical\u200b-park"),
        Changed("a byte order mark inside", "ECO-5081", "示范法", "示\ufeff范法"),
        Changed("a next-line character", "ECO-5081", "示范法", "示范\u0085法"),
        Changed("text already lost", "ECO-5081", "示范法", "示范\ufffd\ufffd"),
        Changed("text turned round by an escape", "ECO-5081", "title: 示范法", "title: \"示范\\u202e法\""),
        Changed("half a character by an escape", "ECO-5081", "title: 示范法", "title: \"示范\\ud800法\"", code2: "ECO-5001"),
    ];

    private static IEnumerable<BadRuleFile> Sizes() =>
    [
        Changed("a line of ten megabytes", "ECO-5082", "remedy: 另选地点", "remedy: " + new string('x', 10 * Mega), at: "remedy: x"),
        Changed("a comment of a megabyte", "ECO-5082", "remedy: 另选地点", "remedy: 另选地点 # " + new string('#', Mega), at: "remedy: 另选地点 #"),
        Text("seventeen megabytes", "ECO-5083", Sound + string.Concat(Enumerable.Repeat("# " + new string('x', 1021) + "\n", 17 * 1024)), null),
        Changed("a value of a thousand lines", "ECO-5004", "effect: prohibited", "effect: |\n" + string.Concat(Enumerable.Repeat("      " + new string('x', 1000) + "\n", 1000)), at: "effect: |"),
    ];

    private static IEnumerable<BadRuleFile> Encodings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] utf8 = Encoding.UTF8.GetBytes(Sound);
        return
        [
            new("UTF-16, little end first", "ECO-5080", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sound)], 1),
            new("UTF-16, big end first", "ECO-5080", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Sound)], 1),
            new("UTF-16 without its mark", "ECO-5081", Encoding.Unicode.GetBytes("rules: []\n"), 1),
            new("GBK", "ECO-5080", Encoding.GetEncoding("GB18030").GetBytes(Sound), 3),
            new("a byte that is no UTF-8", "ECO-5080", [.. utf8, 0xff], Sound.Count('\n') + 1),
            new("UTF-8 cut off", "ECO-5080", utf8[..(Array.IndexOf(utf8, (byte)0xe7) + 1)], 3),
            new("a character in too many bytes", "ECO-5080", [.. "a: "u8, 0xc0, 0x80], 1),
            new("a picture", "ECO-5080", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 1),
        ];
    }

    private static IEnumerable<BadRuleFile> Keys() =>
    [
        Changed("an unknown key", "ECO-5002", "effect: prohibited", "effekt: prohibited"),
        Changed("a key in the wrong case", "ECO-5002", "effect: prohibited", "Effect: prohibited"),
        Changed("a catastrophic pattern", "ECO-5002", "relation: {within: 1000 m}", "relation: {within: 1000 m, pattern: '^(a+)+$'}"),
        Changed("a program", "ECO-5002", "remedy: 另选地点", "script: 'rm -rf /'"),
        Changed("no effect", "ECO-5003", "    effect: prohibited\n", "", at: "- id: sample-rule"),
        Changed("no id", "ECO-5003", "- id: sample-rule\n    name", "- name", at: "- name: 示范规则"),
        Changed("no article", "ECO-5003", "{article: 第一条, summary: 示范}", "{summary: 示范}"),
        Changed("no territory", "ECO-5003", "applies_in: [china]", "applies_in: []", at: "id: bad-file"),
        Changed("no statement of verification", "ECO-5003", "  verified: false\n", "", at: "id: bad-file"),
        Changed("no zone where one is needed", "ECO-5003", "    zone: {kind: river-bank, class: [tributary]}\n", "", at: "- id: sample-rule"),
        Changed("a zone where none belongs", "ECO-5003", "relation: {within: 1000 m}", "relation: anywhere", at: "- id: sample-rule"),
        Changed("no citation", "ECO-5007", "    cites: [1-1]\n    zone: {kind: river-bank", "    zone: {kind: river-bank", at: "- id: sample-rule"),
        Changed("citations of nothing", "ECO-5007", "cites: [1-1]\n    zone: {kind: river-bank", "cites: []\n    zone: {kind: river-bank", at: "- id: sample-rule"),
        Changed("a title left blank", "ECO-5091", "title: 示范法", "title:"),
        Changed("a title of spaces", "ECO-5091", "title: 示范法", "title: '  '"),
        Changed("a summary that is null", "ECO-5091", "summary: 示范", "summary: ~"),
        Changed("an English text without the Chinese", "ECO-5003", "title: 示范法", "title: {en: Sample Law}"),
    ];

    private static IEnumerable<BadRuleFile> Dates() =>
    [
        Changed("the thirtieth of February", "ECO-5004", "from: 2020-01-01", "from: 2020-02-30"),
        Changed("a date with strokes", "ECO-5004", "from: 2020-01-01", "from: 2020/1/1"),
        Changed("a date in words", "ECO-5004", "from: 2020-01-01", "from: 2020年1月1日"),
        Changed("the year zero", "ECO-5004", "from: 2020-01-01", "from: 0000-01-01"),
        Changed("an end before the beginning", "ECO-5088", "to: 2030-01-01", "to: 2019-12-31"),
        Changed("an end on the first day", "ECO-5088", "to: 2030-01-01", "to: 2020-01-01"),
        Changed("a rule that ends before it begins", "ECO-5088", "remedy: 另选地点", "in_force: {from: 2025-01-01, to: 2024-01-01}"),
        Changed("superseded before it began", "ECO-5088", "verified: false", "superseded_by: {title: 新法, from: 2019-01-01, verified: false}\n  verified: false"),
        Changed("verified by nobody on a day", "ECO-5003", "verified: false", "verified: {on: 2026-01-01}"),
        Changed("verified: true", "ECO-5004", "verified: false", "verified: true"),
    ];

    private static IEnumerable<BadRuleFile> Numbers() =>
    [
        Changed("a distance without a unit", "ECO-5004", "within: 1000 m", "within: 1000"),
        Changed("a distance in kilometres", "ECO-5004", "within: 1000 m", "within: 1 km"),
        Changed("a distance in 里", "ECO-5004", "within: 1000 m", "within: 2 里"),
        Changed("a distance and its unit in one word", "ECO-5004", "within: 1000 m", "within: 1000m"),
        Changed("a distance with a thousands sign", "ECO-5004", "within: 1000 m", "within: '1,000 m'"),
        Changed("a distance in wide digits", "ECO-5004", "within: 1000 m", "within: １０００ m"),
        Changed("a distance in words", "ECO-5004", "within: 1000 m", "within: 一千 m"),
        Changed("a negative distance", "ECO-5090", "within: 1000 m", "within: -1000 m"),
        Changed("a distance that is no number", "ECO-5004", "within: 1000 m", "within: NaN m"),
        Changed("an endless distance", "ECO-5090", "within: 1000 m", "within: Infinity m"),
        Changed("a distance beyond all numbers", "ECO-5090", "within: 1000 m", "within: 1e400 m"),
        Changed("a distance to the moon", "ECO-5090", "within: 1000 m", "within: 384400000 m"),
        Changed("a negative area", "ECO-5090", "at_least: 10 ha", "at_least: -10 ha"),
        Changed("an area larger than the country", "ECO-5090", "at_least: 10 ha", "at_least: 1e11 ha"),
        Changed("an area in mu", "ECO-5004", "at_least: 10 ha", "at_least: 10 亩"),
        Changed("an area without bounds", "ECO-5004", "{overlaps: {at_least: 10 ha}}", "{overlaps: {}}"),
        Changed("bounds the wrong way round", "ECO-5004", "{at_least: 10 ha}", "{at_least: 10 ha, below: 5 ha}"),
        Changed("another unit than the fact's", "ECO-5004", "at_most: 50 MW", "at_most: 50000 kW"),
        Changed("a power beyond measure", "ECO-5090", "at_most: 50 MW", "at_most: 1e300 MW"),
    ];

    private static IEnumerable<BadRuleFile> Values() =>
    [
        Changed("an unknown effect", "ECO-5004", "effect: prohibited", "effect: forbidden"),
        Changed("an effect in the wrong case", "ECO-5004", "effect: prohibited", "effect: Prohibited"),
        Changed("an unknown relation", "ECO-5004", "relation: {within: 1000 m}", "relation: touches"),
        Changed("two relations at once", "ECO-5004", "relation: {within: 1000 m}", "relation: {within: 1000 m, overlaps: {at_least: 1 ha}}"),
        Changed("an unknown nature", "ECO-5004", "nature: [new]", "nature: [demolish]"),
        Changed("a nature twice", "ECO-5006", "nature: [new]", "nature: [new, new]", at: "industry: {groups"),
        Changed("no nature in the list", "ECO-5087", "nature: [new]", "nature: []", at: "industry: {groups"),
        Changed("no class in the list", "ECO-5087", "class: [tributary]", "class: []"),
        Changed("a class twice", "ECO-5006", "class: [tributary]", "class: [tributary, tributary]"),
        Changed("no industry in the list", "ECO-5087", "industry: {groups: [chemical]}", "industry: {}"),
        Changed("no facts in the list", "ECO-5087", "facts: {facility: [chemical-park]}", "facts: {}", at: "industry: {groups"),
        Changed("no value of a fact", "ECO-5004", "facility: [chemical-park]", "facility: []"),
        Changed("yes for a list", "ECO-5004", "facility: [chemical-park]", "facility: true"),
        Changed("a list for yes", "ECO-5004", "requisition: true", "requisition: [a]"),
        Changed("yes in another language", "ECO-5004", "improves-safety-or-ecology: true", "improves-safety-or-ecology: yes"),
        Changed("a mapping where a list belongs", "ECO-5004", "cites: [1-1]\n    zone: {kind: river-bank", "cites: {a: 1-1}\n    zone: {kind: river-bank"),
        Changed("a field condition on a distance", "ECO-5503", "class: [tributary]", "fields: {baseline: [bank]}"),
        Changed("an exception and a reason for none", "ECO-5057", "remedy: 另选地点", "no_exception: 没有", at: "- id: sample-rule"),
    ];

    private static IEnumerable<BadRuleFile> References() =>
    [
        Changed("an unknown zone kind", "ECO-5005", "kind: river-bank", "kind: river-banks"),
        Changed("an unknown class", "ECO-5005", "class: [tributary]", "class: [brook]"),
        Changed("an unknown field", "ECO-5005", "forest_category: [commercial]", "forest_type: [commercial]"),
        Changed("an unknown value of a field", "ECO-5005", "forest_category: [commercial]", "forest_category: [private]"),
        Changed("an unknown fact", "ECO-5005", "requisition: true", "requisitions: true"),
        Changed("an unknown value of a fact", "ECO-5005", "facility: [chemical-park]", "facility: [chemical-plant]"),
        Changed("an unknown policy word", "ECO-5005", "groups: [chemical]", "groups: [chemistry]", at: "industry: {groups"),
        Changed("an industry code that does not exist", "ECO-5543", "groups: [chemical]", "codes: [C9999]", at: "industry: {codes"),
        Changed("an industry code in the wrong case", "ECO-5543", "groups: [chemical]", "codes: [c26]", at: "industry: {codes"),
        Changed("an unknown territory", "ECO-5005", "applies_in: [china]", "applies_in: [atlantis]", at: "id: bad-file"),
        Changed("a clause that is not there", "ECO-5005", "cites: [1-1]\n    zone: {kind: river-bank", "cites: [1-2]\n    zone: {kind: river-bank", at: "- id: sample-rule"),
        Changed("a rule that refers to itself as its clause", "ECO-5005", "cites: [1-1]\n    zone: {kind: river-bank", "cites: [sample-rule]\n    zone: {kind: river-bank", at: "- id: sample-rule"),
    ];

    private static IEnumerable<BadRuleFile> Identities() =>
    [
        Changed("two rules of one id", "ECO-5006", "- id: second-rule", "- id: sample-rule", at: "name: 第二条规则", above: 1),
        Changed("the id of a rule of another file", "ECO-5006", "- id: second-rule", "- id: other-rule"),
        Changed("the id of another instrument", "ECO-5006", "id: bad-file", "id: other-law"),
        Changed("an id in capitals", "ECO-5089", "- id: sample-rule", "- id: Sample-Rule"),
        Changed("an id with a space", "ECO-5089", "- id: sample-rule", "- id: sample rule"),
        Changed("an id that leads out of the folder", "ECO-5089", "- id: sample-rule", "- id: ../../etc/passwd"),
        Changed("an id in another alphabet that looks the same", "ECO-5089", "- id: sample-rule", "- id: sаmple-rule"),
        Changed("an id of a thousand characters", "ECO-5089", "- id: sample-rule", "- id: " + new string('a', 1000)),
        Changed("an id left blank", "ECO-5091", "- id: sample-rule", "- id: ''"),
        Changed("a clause id with mark-up", "ECO-5089", "1-1: {article", "<b>: {article"),
    ];

    private static IEnumerable<BadRuleFile> Tables() =>
    [
        Changed("a table without a row", "ECO-5500", "      keep: {cites: [1-1], cells: [allowed, allowed]}\n", "", at: "- id: sample-table"),
        Changed("a table with too few cells", "ECO-5501", "cells: [prohibited, restricted]", "cells: [prohibited]"),
        Changed("a cell that is no effect", "ECO-5004", "cells: [prohibited, restricted]", "cells: [prohibited, maybe]"),
        Changed("a table of an unknown fact", "ECO-5005", "fact: small-hydropower-class", "fact: no-such-fact", at: "- id: sample-table"),
        Changed("a table of an unknown class", "ECO-5005", "columns: [grade-1, grade-2]", "columns: [grade-1, grade-9]", at: "- id: sample-table"),
        Changed("a row without a citation", "ECO-5003", "exit: {cites: [1-1], cells", "exit: {cells"),
    ];

    /// <param name="at">Words of the line that the message must name, when it is not the changed one; null: any line.</param>
    /// <param name="above">The line is so many above that.</param>
    private static BadRuleFile Changed(string what, string code, string from, string to, string? at = "", int above = 0, string? code2 = null)
    {
        int place = Sound.IndexOf(from, StringComparison.Ordinal);
        Assert.That(place, Is.GreaterThanOrEqualTo(0), what);
        string text = Sound[..place] + to + Sound[(place + from.Length)..];
        int where = at is null ? 0 : at.Length == 0 ? place + (from.Length - from.TrimStart().Length) : text.IndexOf(at, StringComparison.Ordinal);
        Assert.That(where, Is.GreaterThanOrEqualTo(0), what);
        return Text(what, code2 is null ? code : $"{code} {code2}", text, at is null ? null : 1 + text.AsSpan(0, where).Count('\n') - above);
    }

    private static BadRuleFile Text(string what, string code, string text, int? line) => new(what, code, new UTF8Encoding(false).GetBytes(text), line);
}
