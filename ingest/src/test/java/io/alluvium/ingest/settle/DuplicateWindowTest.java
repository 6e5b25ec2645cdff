package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task knows of the texts that were accepted before it started. */
class DuplicateWindowTest {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long NOW = WINDOW.multipliedBy(500_000).toMillis() + 1;
    private static final SettleSettings SETTINGS = new SettleSettings(WINDOW, 1_000, Duration.ofSeconds(5));
    private static final Duration ONE_ENTRY = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int TEXTS = 100;

    private TopologyTestDriver driver;
    private WindowStore<Bytes, Acceptance> store;

    @BeforeEach
    void open(@TempDir Path directory) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(DuplicateWindow.builder(WINDOW));
        builder.stream("records", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(NoProcessor::new, DuplicateWindow.STORE);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "duplicate-window");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(builder.build(), settings);
        store = driver.getWindowStore(DuplicateWindow.STORE);
        DuplicateWindow before = new DuplicateWindow(store, SETTINGS);
        for (int number = 0; number < TEXTS; number++) {
            before.remember(text(number), at(number));
        }
        before.close();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldKnowEveryTextWhetherItIsReadAlreadyOrNot() {
        // Given
        DuplicateWindow window = new DuplicateWindow(store, SETTINGS);

        // When
        boolean done;
        do {
            done = window.readStored(ONE_ENTRY);
            for (int number = 0; number < TEXTS; number++) {
                // Then
                assertThat(window.first(text(number), NOW)).contains(at(number));
            }
        } while (!done);
        assertThat(window.first(text(TEXTS), NOW)).isEmpty();
    }

    @Test
    void shouldKnowATextThatCameWhileItWasReading() {
        // Given
        DuplicateWindow window = new DuplicateWindow(store, SETTINGS);
        assertThat(window.readStored(ONE_ENTRY)).isFalse();

        // When
        window.remember(text(TEXTS), at(TEXTS));
        assertThat(window.readStored(LONG)).isTrue();

        // Then
        assertThat(window.first(text(TEXTS), NOW)).contains(at(TEXTS));
    }

    /** The store belongs to some processor. */
    private static final class NoProcessor implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    private static Acceptance at(int number) {
        return new Acceptance(NOW - 1, 3, number);
    }

    private static Bytes text(int number) {
        return Bytes.wrap(("news\0" + number).getBytes(StandardCharsets.UTF_8));
    }
}
