using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A value from layers, or why there is none. Never zero for want of data.</summary>
public sealed record MeasuredValue(double? Value, Bilingual How);

/// <summary>
/// The share, in per cent, of the zones of a kind (of the classes named) whose field has one of the values named. It is known only when exactly the
/// expected number of zones is in sound layers that hold on the day, each of them states the field, and at least one is of the classes.
/// </summary>
public sealed record TargetMeasure(ZoneKind Kind, int Zones, ImmutableArray<string> Classes, string Field, ImmutableArray<string> Values)
{
    public MeasuredValue On(Snapshot snapshot)
    {
        var layers = snapshot.Layers.Where(l => l.Kind == Kind.Id && l.Version is not null).Select(l => l.Version!).ToList();
        if (layers.Count == 0)
            return Unknown($"没有「{Kind.Name.Zh}」图层", $"there is no layer of {Kind.Name.En}");
        if (layers.FirstOrDefault(l => l.Flags.Count > 0) is { } doubtful)
            return Unknown($"图层 {doubtful.Name} 的位置存疑", $"the layer {doubtful.Name} is in doubt");
        var all = layers.SelectMany(l => l.Zones).ToList();
        if (all.Count != Zones)
            return Unknown($"图层中有 {all.Count} 个「{Kind.Name.Zh}」，应有 {Zones} 个", $"the layers hold {all.Count} of {Kind.Name.En}; there should be {Zones}");
        var zones = all.Where(z => Classes.IsEmpty || Classes.Contains(z.Class)).ToList();
        if (zones.Count == 0)
            return Unknown("没有该类别的对象", "none is of the class in question");
        if (zones.FirstOrDefault(z => ValueOf(z) is null) is { } silent)
            return Unknown($"{silent.Code} 没有填写 {Field}", $"{silent.Code} does not state {Field}");
        int good = zones.Count(z => Values.Contains(ValueOf(z)!));
        string from = string.Join(", ", layers.Select(l => $"{l.Name}@{l.Version}"));
        return new MeasuredValue(100.0 * good / zones.Count, new($"{good} / {zones.Count}，图层 {from}", $"{good} of {zones.Count}, layer {from}"));
    }

    private string? ValueOf(Zone zone) => Field == "class" ? zone.Class : zone.Fields.GetValueOrDefault(Field) is { Length: > 0 } value ? value : null;

    private static MeasuredValue Unknown(string zh, string en) => new(null, new(zh, en));
}
