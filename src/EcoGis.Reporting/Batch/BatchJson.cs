using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EcoGis;

/// <summary>What a batch keeps as JSON, written without reflection.</summary>
[JsonSerializable(typeof(QuestionMemory))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, double>))]
internal sealed partial class BatchJson : JsonSerializerContext;

/// <summary>The last lists of questions and their numbers.</summary>
internal sealed record QuestionMemory(int Last, string[] Keys);
