namespace EcoGis;

/// <summary>What the boxes of features in degrees say, counted: how many look swapped, how many leave the globe. Boxes in the file's CRS.</summary>
internal sealed class DegreeTally
{
    private const double SurelyMetres = 1000;

    public int Boxes { get; private set; }

    public int Swapped { get; private set; }

    public int Outside { get; private set; }

    /// <summary>Some box off the globe is so far off that its unit is no degree.</summary>
    public bool Metres { get; private set; }

    public Place? FirstOutside { get; private set; }

    /// <summary>The box of what was swapped or outside.</summary>
    public Extent? Strange { get; private set; }

    public void Add(Extent? box, Place where)
    {
        if (box is null)
            return;
        Boxes++;
        if (box.Swapped.Within(CoordinateSense.China))
        {
            Swapped++;
            Strange = box.With(Strange);
        }

        if (box.Within(CoordinateSense.Globe))
            return;
        Outside++;
        Strange = box.With(Strange);
        FirstOutside ??= where;
        Metres |= Math.Max(Math.Abs(box.MaxX), Math.Abs(box.MaxY)) > SurelyMetres;
    }

    /// <summary>A box known to be on the globe and not swapped.</summary>
    public void AddPlain() => Boxes++;

    public void Add(DegreeTally other)
    {
        Boxes += other.Boxes;
        Swapped += other.Swapped;
        Outside += other.Outside;
        FirstOutside ??= other.FirstOutside;
        Strange = other.Strange is null ? Strange : other.Strange.With(Strange);
        Metres |= other.Metres;
    }
}
