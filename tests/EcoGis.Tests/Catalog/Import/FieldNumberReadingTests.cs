namespace EcoGis.Tests;

/// <summary>Numbers in fields: no number refuses, an odd one is told, and the layer keeps what the file says.</summary>
internal sealed class FieldNumberReadingTests
{
    [Test]
    public void A_text_where_a_number_belongs_refuses_the_layer()
    {
        var fault = Assert.Throws<EcoException>(() => Read([("HUO_LMGQXJ", "约60")], [("HUO_LMGQXJ", "60")]))!.Faults.Single();
        Assert.That(fault.Kind.Code, Is.EqualTo("ECO-6501"));
        Assert.That(fault.In(Language.Zh), Does.Contain("\"约60\" ×1").And.Contain("m³/ha"));
    }

    [TestCase("YU_BI_DU", "1.2", true)]
    [TestCase("YU_BI_DU", "0.6", false)]
    [TestCase("HUO_LMGQXJ", "-1", true)]
    [TestCase("HUO_LMGQXJ", "120", false)]
    [TestCase("HUO_LMGQXJ", "1600", true)]
    public void A_number_out_of_bounds_is_a_notice_and_stays(string column, string value, bool odd)
    {
        var (zones, notices) = Read([(column, value)]);
        Assert.That(notices.Any(n => n.Zh.Contains("超出", StringComparison.Ordinal)), Is.EqualTo(odd));
        Assert.That(zones.Single().Fields.Values, Does.Contain(value));
    }

    /// <summary>90 m³/ha is an ordinary stand and no open woodland.</summary>
    [TestCase("0111", false)]
    [TestCase("0120", true)]
    [TestCase("0250", true)]
    public void Stock_is_held_against_the_land_class(string landClass, bool odd)
    {
        var (_, notices) = Read([("HUO_LMGQXJ", "90"), ("DI_LEI", landClass), ("classification", "forestry")]);
        Assert.That(notices.Any(n => n.Zh.Contains("超出", StringComparison.Ordinal)), Is.EqualTo(odd));
    }

    /// <summary>Arbour begins at a crown density of 0.2, where open woodland ends.</summary>
    [TestCase("0111", "0.19", true)]
    [TestCase("0111", "0.2", false)]
    [TestCase("0120", "0.15", false)]
    [TestCase("0120", "0.3", true)]
    [TestCase("0161", "0.05", false)]
    public void Crown_density_is_held_against_the_land_class(string landClass, string density, bool odd)
    {
        var (_, notices) = Read([("YU_BI_DU", density), ("DI_LEI", landClass), ("classification", "forestry")]);
        Assert.That(notices.Any(n => n.Zh.Contains("超出", StringComparison.Ordinal)), Is.EqualTo(odd));
    }

    /// <summary>A square of 100 m in the plane is 0.9999 ha on the ellipsoid here, 50 km from the meridian.</summary>
    [TestCase("1.0", null)]
    [TestCase("0.98", "0.98 / 0.9999")]
    [TestCase("15", "可能是亩")]
    [TestCase("10001", "可能是平方米")]
    public void A_stated_area_is_held_against_the_geometry(string stated, string? said)
    {
        var (_, notices) = Read([("MIAN_JI", stated)]);
        var areas = notices.Where(n => n.Zh.Contains("台账面积", StringComparison.Ordinal)).ToList();
        Assert.That(areas.Select(n => n.Zh), said is null ? Is.Empty : Has.One.Contains(said));
    }

    [TestCase("BH_DJ", "5", TestName = "A protection grade beyond IV is refused")]
    [TestCase("QI_YUAN", "30", TestName = "An origin that no table has is refused")]
    [TestCase("LING_ZU", "6", TestName = "An age group beyond the fifth is refused")]
    public void A_code_that_its_table_does_not_have_is_refused(string column, string value) =>
        Assert.That(Assert.Throws<EcoException>(() => Read([(column, value)]))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-4106"));

    /// <summary>DOMAIN §4.2: names as public schemas write them, whole and cut to ten characters.</summary>
    [TestCase("PING_JUN_X", "mean_diameter")]
    [TestCase("SENLINLB_N", "forest_category", "11")]
    [TestCase("GJGYLBHD_N", "public_welfare_grade", "3")]
    [TestCase("HUO_LMGQX", "stock_per_ha")]
    [TestCase("EL_MIANJI", "area_ha")]
    [TestCase("SHI_QUAN_D", "authority_grade", "10")]
    [TestCase("LDYZT_XB", "code")]
    [TestCase("TD_TH_LX", "degradation_type")]
    [TestCase("SHENG", "province", "51")]
    [TestCase("LIN_YE_JU", "forestry_bureau")]
    [TestCase("GN_FQU", "function_zone")]
    [TestCase("DI_MAO", "landform")]
    [TestCase("PO_XIANG", "aspect")]
    [TestCase("PO_WEI", "slope_position")]
    [TestCase("PO_DU_JI", "slope_grade")]
    [TestCase("TU_RANG_LX", "soil_type")]
    [TestCase("TU_CENG_HD", "soil_depth", "60")]
    [TestCase("KE_JI_DU", "accessibility")]
    [TestCase("PM_MIANJI", "planar_area_ha")]
    [TestCase("TDSYQS", "land_use_right")]
    [TestCase("LMSYQS", "tree_use_right")]
    [TestCase("BCLD", "supplementary")]
    [TestCase("SFNRLD", "in_forest_plan")]
    [TestCase("LYFQ", "forest_function_zone")]
    [TestCase("QYKZ", "main_function_zone")]
    [TestCase("GLDW", "managing_unit")]
    [TestCase("SFZY", "disputed")]
    [TestCase("ELDC_XB", "survey_patch")]
    public void Columns_are_known_by_the_names_of_the_schemas(string column, string field, string value = "1")
    {
        var (_, receipt) = UnpublishedLayer.Read(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 100), (column, value))), Kind, new(), null, CancellationToken.None);
        Assert.That(receipt.Mapping[field], Is.EqualTo(column));
    }

    private static ZoneKind Kind => MadeUp.Rules.Kind("forest-patch");

    private static (IReadOnlyList<Zone> Zones, IReadOnlyList<Bilingual> Notices) Read(params (string Column, string? Value)[][] rows)
    {
        var file = CatalogBench.File([.. rows.Select((r, i) => CatalogBench.Feature(i + 1, CatalogBench.Square(200 * i, 0, 100), r))]);
        var (version, receipt) = UnpublishedLayer.Read(file, Kind, new(), null, CancellationToken.None);
        return (version.Zones, receipt.Notices);
    }
}
