namespace EcoGis;

/// <summary>One text file of <c>data/</c>: its path below <c>data/</c> with forward slashes, and its text. The catalog reads files, this project parses them.</summary>
public sealed record DataFile(string Name, string Text);
