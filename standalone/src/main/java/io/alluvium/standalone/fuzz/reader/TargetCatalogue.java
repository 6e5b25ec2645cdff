package io.alluvium.standalone.fuzz.reader;

import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.input.DocumentFormat;
import java.util.List;
import java.util.function.Supplier;

/** Every target there is. */
public final class TargetCatalogue {

    private static final List<Supplier<FuzzTarget>> TARGETS = List.of(
            RecordsTopic::new,
            ExamplesLog::new,
            RegistryTopics::new,
            Announcements::new,
            SchemasTopic::new,
            SafetensorsFile::new,
            ModelConfig::new,
            TokenizerFile::new,
            CheckpointFiles::new,
            ShardedWeights::new,
            PeftFiles::new,
            PeftTar::new,
            RecipeFile::new,
            LearnerEntries::new,
            TrainerBookmark::new,
            WaitingRecords::new,
            IngestLedger::new,
            BlobFiles::new,
            CachedPrompt::new,
            () -> new InputFile(DocumentFormat.CSV),
            () -> new InputFile(DocumentFormat.JSONL),
            () -> new InputFile(DocumentFormat.TEXT),
            Requests::completions,
            Requests::scores,
            VersionNames::new,
            ManifestJson::new);

    private TargetCatalogue() {}

    /** All of them, new ones; who asks closes them. */
    public static List<FuzzTarget> open() {
        return TARGETS.stream().map(Supplier::get).toList();
    }
}
