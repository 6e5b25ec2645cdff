package io.alluvium.trainer.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.golden.GoldenEntries;
import io.alluvium.testkit.golden.GoldenFolders;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import io.alluvium.trainer.learn.DomainProcessor;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.state.LearnerStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that earlier versions of the program let wait are learned by today's one, in the order of the log. */
class GoldenWaitingTest {

    private static final String DOMAIN = "golden";
    private static final String FILE = "store.txt";
    private static final Arrived TEXT =
            new Arrived(DOMAIN, 41, 1_700_000_000_123L, TinyTrainer.example(DOMAIN, 41, false, "the river carried it"));
    private static final Arrived CUT = new Arrived(DOMAIN, 300, 1_700_000_000_456L, TinyTrainer.cut(DOMAIN));

    @TempDir
    Path directory;

    private MockProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, byte[]> waiting;
    private KeyValueStore<String, byte[]> learners;

    @BeforeAll
    static void addIfAsked(@TempDir Path directory) throws IOException {
        GoldenFolders.addIfAsked("waiting", folder -> {
            KeyValueStore<String, byte[]> store = store(WaitingLine.STORE, context(directory));
            WaitingLine line = new WaitingLine(store);
            line.add(TEXT);
            line.add(CUT);
            GoldenEntries.write(folder.resolve(FILE), entries(store));
        });
    }

    static List<Path> goldens() throws IOException {
        return GoldenFolders.all("waiting");
    }

    @BeforeEach
    void open() {
        context = context(directory);
        waiting = store(WaitingLine.STORE, context);
        learners = store(LearnerStore.NAME, context);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReadWhatWasStored(Path golden) throws IOException {
        // Given
        restore(golden);

        // When
        WaitingLine line = new WaitingLine(waiting);

        // Then
        assertThat(line.domains()).containsExactly(DOMAIN);
        assertThat(line.size()).isEqualTo(2);
        assertThat(line.texts(DOMAIN)).isEqualTo(1);
        assertThat(line.lastOffset(DOMAIN)).isEqualTo(300);
        assertThat(line.first(DOMAIN, 3)).containsExactly(TEXT, CUT);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldLearnWhatWaitedInTheOrderOfTheLog(Path golden) throws IOException {
        // Given
        restore(golden);
        Notes notes = new Notes();
        processor(notes).init(context);

        // When
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);

        // Then
        assertThat(notes.handled).containsExactly(DOMAIN, DOMAIN);
        assertThat(notes.steps).as("the text came before the cut").hasSize(1);
        assertThat(notes.proposed).singleElement().satisfies(version -> {
            assertThat(version.getExamples().getTrainedRecords()).isEqualTo(1);
            assertThat(version.getExamples().getSteps()).isEqualTo(1);
        });
        assertThat(new LearnerStore(learners).bookmark(DOMAIN).offset()).isEqualTo(300);
        assertThat(entries(waiting)).isEmpty();
        assertThat(notes.waiting).containsEntry(DOMAIN, 0L);
    }

    @Test
    void shouldRefuseAFormatOfTheFutureBeforeAnythingIsLearned() throws IOException {
        // Given
        restore(goldens().get(0));
        String last = entries(waiting).lastKey();
        byte[] future = waiting.get(last).clone();
        future[0] = 99;
        waiting.put(last, future);
        Notes notes = new Notes();
        DomainProcessor processor = processor(notes);

        // When, Then
        assertThatThrownBy(() -> processor.init(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "domain 'golden' at 300", "its format is 99", "this program knows 1", "newer version");
        assertThat(notes.handled).isEmpty();
        assertThat(entries(waiting)).hasSize(2);
        assertThat(entries(learners)).isEmpty();
        assertThat(context.forwarded()).isEmpty();
    }

    private DomainProcessor processor(Notes notes) {
        PromptPublisher publisher =
                new PromptPublisher(BlobStores.inDirectory(directory.resolve("blobs")), TinyTrainer.BACKBONE, "test");
        return new DomainProcessor(
                TinyTrainer.plan(4),
                publisher,
                notes,
                new DomainProcessor.Sinks("versions", "progress"),
                TurnSettings.DEFAULT);
    }

    private void restore(Path golden) throws IOException {
        GoldenEntries.read(golden.resolve(FILE)).forEach(waiting::put);
    }

    private static MockProcessorContext<String, SpecificRecord> context(Path directory) {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
    }

    private static KeyValueStore<String, byte[]> store(String name, MockProcessorContext<?, ?> context) {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private static TreeMap<String, byte[]> entries(KeyValueStore<String, byte[]> store) {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
        }
        return entries;
    }
}
