using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The file that scripts of others read: expectations are typed from CONTRACT.md, not taken from the writer.</summary>
internal sealed class ScreeningJsonTests
{
    private static readonly Dictionary<string, string> ContractKeys = new()
    {
        [""] = "schema program date verdict proposal site layers overlaps proximities findings undetermined review clear rule_base",
        ["program"] = "version",
        ["proposal"] = "id name source_file industry nature facts",
        ["site"] = "area_ellipsoidal_m2 area_planar_m2 crs declared_crs problems notices",
        ["layers"] = "kind name version digest status",
        ["overlaps"] = "kind layer zone_code zone_name zone_class area_ellipsoidal_m2 area_planar_m2 length_m share_of_site share_of_zone mean_width_m certainty",
        ["proximities"] = "kind layer zone_code distance_m azimuth_deg",
        ["findings"] = "rule kind layer effect answer zone_code clauses numbers certainty",
        ["clauses"] = "id instrument article",
        ["undetermined"] = "rule needs what question",
        ["review"] = "zone_code dimension text",
        ["clear"] = "kind nearest_zone distance_m",
        ["rule_base"] = "version digest",
        ["conflict"] = "area_ellipsoidal_m2 area_planar_m2", // ours, not the contract's
        ["questions"] = "fact question question_en", // ours too
    };

    [Test]
    public void A_small_screening_is_written_to_the_letter()
    {
        Screening small = HandDrawn.Prohibited with
        {
            Layers = [HandDrawn.Prohibited.Layers[1]],
            Overlaps = [HandDrawn.Prohibited.Overlaps[1]],
            Findings = [HandDrawn.Prohibited.Findings[1]],
            Undetermined = [],
            Review = [],
            Clear = [HandDrawn.Prohibited.Clear[1]],
        };
        const string expected = """
            [
              {
                "schema": "screening/1",
                "program": {
                  "version": "0.1.0"
                },
                "date": "2026-11-23",
                "verdict": "prohibited",
                "proposal": {
                  "id": "SF-9001",
                  "name": "示范化工技改项目",
                  "source_file": "示范 地块.txt",
                  "industry": "C2614",
                  "nature": "new",
                  "facts": {
                    "capacity": 12.5,
                    "inside-park": false,
                    "pollutants": [
                      "lead",
                      "mercury"
                    ]
                  },
                  "industry_name": "有机化学原料制造",
                  "industry_name_en": "有机化学原料制造 (Manufacture of raw chemical materials and chemical products)"
                },
                "site": {
                  "area_ellipsoidal_m2": 59976.1234,
                  "area_planar_m2": 60000,
                  "crs": "EPSG:4523",
                  "declared_crs": "EPSG:4523",
                  "problems": [
                    {
                      "kind": "repeated_point",
                      "ring": 1,
                      "x": 35452300,
                      "y": 3464200,
                      "fatal": false
                    }
                  ],
                  "notices": [
                    {
                      "what": "界址点数写作 6，实为 5",
                      "what_en": "says 6 points, has 5"
                    },
                    {
                      "what": "用地范围的点位精度",
                      "what_en": "positional accuracy of the site",
                      "accuracy_m": 0.05
                    },
                    {
                      "what": "文件所载面积",
                      "what_en": "area stated by the file",
                      "declared_area_m2": 60100
                    }
                  ],
                  "length_m": 1000,
                  "adcodes": [
                    "510604"
                  ],
                  "repair": null
                },
                "layers": [
                  {
                    "kind": "permanent-farmland",
                    "name": "permanent-farmland",
                    "version": null,
                    "digest": null,
                    "status": "missing",
                    "source": null,
                    "valid_from": null,
                    "valid_to": null,
                    "accuracy_m": null
                  }
                ],
                "overlaps": [
                  {
                    "kind": "scenic-area",
                    "layer": "scenic",
                    "zone_code": "JQ9001",
                    "zone_name": "示范风景区核心景区",
                    "zone_class": "core",
                    "area_ellipsoidal_m2": 19992.0411,
                    "area_planar_m2": 20000,
                    "length_m": 0,
                    "share_of_site": 0.333333333,
                    "share_of_zone": 0.0125,
                    "mean_width_m": 66.667,
                    "certainty": "firm"
                  }
                ],
                "proximities": [
                  {
                    "kind": "river-bank",
                    "layer": "rivers",
                    "zone_code": "HL9001",
                    "distance_m": 800,
                    "azimuth_deg": 270,
                    "zone_name": "示范河"
                  }
                ],
                "findings": [
                  {
                    "rule": "chemical-near-river",
                    "kind": "river-bank",
                    "layer": "rivers",
                    "effect": "prohibited",
                    "answer": "within",
                    "zone_code": "HL9001",
                    "clauses": [
                      {
                        "id": "26-2",
                        "instrument": "yangtze-protection-law",
                        "article": "第二十六条第二款",
                        "title": "中华人民共和国长江保护法",
                        "title_en": "Yangtze River Protection Law",
                        "summary": "干支流岸线一公里内不得新建、扩建化工项目",
                        "summary_en": "no new chemical project within one kilometre of the bank",
                        "verified": true,
                        "superseded_by": null
                      }
                    ],
                    "numbers": {
                      "distance_m": 800,
                      "threshold_m": 1000
                    },
                    "certainty": "firm",
                    "zone_name": "示范河",
                    "zone_class": "tributary",
                    "rule_name": "岸线一公里内禁止新建化工",
                    "rule_name_en": "no new chemicals within 1 km",
                    "remedy": null,
                    "remedy_en": null,
                    "industry_groups": [
                      {
                        "group": "chemical",
                        "name": "化工",
                        "name_en": "Chemical industry",
                        "code": "C26",
                        "confidence": "high",
                        "verified": false
                      }
                    ]
                  }
                ],
                "undetermined": [],
                "review": [],
                "clear": [
                  {
                    "kind": "wetland",
                    "nearest_zone": "SD9001",
                    "distance_m": 2345.678,
                    "layer": "wetlands",
                    "nearest_zone_name": "示范湿地",
                    "declared_absent_by": null
                  }
                ],
                "rule_base": {
                  "version": "2026.11",
                  "digest": "sha256:dd44"
                },
                "district": "510604",
                "conflict": {
                  "area_ellipsoidal_m2": 19992.0411,
                  "area_planar_m2": 20000
                },
                "questions": []
              }
            ]

            """;
        Assert.That(Text(small), Is.EqualTo(expected.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Every_object_starts_with_the_keys_of_the_contract_in_its_order()
    {
        JsonObject root = Parse(HandDrawn.Prohibited with
        {
            Inquiry = new Inquiry(MadeUp.Rules, Activity.Unknown, [new LiveRule(MadeUp.Rules.Rules.First(r => r.Decides && r.Activity.Facts.Length > 0), Truth.True)], new Settled(false, false, false, [])),
        });
        Assert.Multiple(() =>
        {
            Starts("", root);
            foreach ((string name, JsonNode? node) in root)
            {
                if (node is JsonObject inner)
                    Starts(name, inner);
                if (node is JsonArray array)
                {
                    Assert.That(array, Is.Not.Empty, $"the fixture leaves {name} unproved");
                    foreach (JsonNode? item in array)
                        Starts(name, item!.AsObject());
                }
            }
            foreach (JsonNode? clause in root["findings"]!.AsArray().SelectMany(f => f!["clauses"]!.AsArray()))
                Starts("clauses", clause!.AsObject());
        });

        static void Starts(string name, JsonObject found)
        {
            string[] expected = ContractKeys[name].Split(' ');
            Assert.That(found.Select(p => p.Key).Take(expected.Length), Is.EqualTo(expected), name);
        }
    }

    [Test]
    public void Words_are_those_of_the_contract()
    {
        Assert.Multiple(() =>
        {
            Are("prohibited undetermined conditional compliant", Enum.GetValues<Verdict>().Select(ContractWords.Of));
            Are("prohibited restricted advice", Enum.GetValues<Effect>().Select(ContractWords.Of));
            Are("overlaps within outside clear not_covered", Enum.GetValues<Answer>().Select(ContractWords.Of));
            Are("fact layer coverage accuracy geometry expired", Enum.GetValues<Need>().Select(ContractWords.Of));
            Are("used missing expired not_covering", Enum.GetValues<LayerStatus>().Select(ContractWords.Of));
            Are("firm sliver", Enum.GetValues<Certainty>().Select(ContractWords.Of));
            Are("new rebuild expand", Enum.GetValues<Nature>().Select(n => ContractWords.Of((Nature?)n)!));
            Assert.That(ContractWords.Of(GeometryProblemKind.HoleOutsideShell), Is.EqualTo("hole_outside_shell"));
        });

        static void Are(string expected, IEnumerable<string> found) => Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }

    [Test]
    public void A_refused_boundary_has_null_areas_and_null_for_what_is_no_number()
    {
        JsonNode site = Parse(HandDrawn.Refused)["site"]!;
        Assert.Multiple(() =>
        {
            Assert.That(site.AsObject().ContainsKey("area_ellipsoidal_m2") && site["area_ellipsoidal_m2"] is null);
            Assert.That(site.AsObject().ContainsKey("area_planar_m2") && site["area_planar_m2"] is null);
            Assert.That(site["crs"], Is.Null);
            Assert.That(Parse(HandDrawn.Refused)["conflict"]!["area_planar_m2"], Is.Null);
            Assert.That(site["problems"]![1]!["x"], Is.Null);
            Assert.That((double)site["problems"]![1]!["y"]!, Is.EqualTo(3464100));
            Assert.That((bool)site["problems"]![0]!["fatal"]!);
        });
    }

    [Test]
    public void What_a_file_format_changes_stays_inside_the_four_excepted_keys()
    {
        Screening txt = HandDrawn.Prohibited, json = txt with
        {
            ProgramVersion = "0.2.0",
            Proposal = txt.Proposal with { SourceFile = "b.geojson", Format = "geojson", Declared = Crs.Parse("EPSG:4490"), DeclaredArea = null },
            Site = txt.Site with { DeclaredCrs = "EPSG:4490", Accuracy = 0.5, DeclaredArea = null, Notices = [] },
        };
        Assert.That(Text(json), Is.Not.EqualTo(Text(txt)));
        Assert.That(Without(json), Is.EqualTo(Without(txt)));

        static string Without(Screening s)
        {
            JsonObject root = Parse(s);
            root.Remove("program");
            root["proposal"]!.AsObject().Remove("source_file");
            root["site"]!.AsObject().Remove("declared_crs");
            root["site"]!.AsObject().Remove("notices");
            return root.ToJsonString();
        }
    }

    [Test]
    public void Numbers_read_back_the_same_and_minus_zero_is_zero()
    {
        Finding finding = HandDrawn.Prohibited.Findings[0] with
        {
            Numbers = ImmutableSortedDictionary<string, double>.Empty.Add("a_m2", 0.1 + 0.2).Add("b_m", -0.0).Add("c_m2", 123456789.0123),
        };
        string text = Text(HandDrawn.Prohibited with { Findings = [finding] });
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("\"a_m2\": 0.30000000000000004"));
            Assert.That(text, Does.Contain("\"b_m\": 0,"));
            Assert.That(text, Does.Contain("\"c_m2\": 123456789.0123"));
        });
    }

    [Test]
    public void Half_a_surrogate_pair_in_a_name_does_not_stop_the_file() =>
        Assert.That(Text(HandDrawn.Prohibited with { Proposal = HandDrawn.Prohibited.Proposal with { Name = "a\ud800b" } }), Does.Contain("a\ufffdb"));

    [Test]
    public void No_screening_is_an_empty_array()
    {
        using var stream = new MemoryStream();
        ScreeningJson.Write(stream, []);
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo("[]\n"));
    }

    private static JsonObject Parse(Screening screening) => JsonNode.Parse(Text(screening))![0]!.AsObject();

    private static string Text(Screening screening)
    {
        using var stream = new MemoryStream();
        ScreeningJson.Write(stream, [screening]);
        return new UTF8Encoding(false, true).GetString(stream.ToArray());
    }
}
