package io.alluvium.registry.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.RegistryDriver;
import io.alluvium.registry.Words;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a question costs follows what is answered, not how much there is. */
class ManyVersionsTest {

    private static final int DOMAINS = 20;
    private static final int VERSIONS = 60;

    private static final AtomicLong LOOKS = new AtomicLong();
    private static RegistryDriver registry;
    private static RegistryView view;

    @BeforeAll
    static void publishMany() {
        registry = new RegistryDriver();
        for (int domain = 0; domain < DOMAINS; domain++) {
            for (int version = 1; version <= VERSIONS; version++) {
                registry.propose(VersionManifest.newBuilder(Words.version(name(domain), version, true))
                        .setSources(List.of(new SourceShare(version % 30 == 0 ? "rare" : "common", 1L)))
                        .build());
            }
        }
        registry.wish(
                name(7), Words.tag(name(7), "quality", "good").setVersion(30).build());
        view = new RegistryView(name -> new Counted(registry.store(name)));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void shouldReadAPageWithoutReadingTheRest() {
        assertThat(cost(() -> view.versions(name(3), Integer.MAX_VALUE, 5).size()))
                .isLessThanOrEqualTo(12);
        assertThat(cost(() -> view.history(name(3), Long.MAX_VALUE, 5).size())).isLessThanOrEqualTo(12);
        assertThat(cost(() -> view.newest(name(3)).stream().count())).isLessThanOrEqualTo(4);
        assertThat(cost(() -> view.domains("", name(5), 5).size())).isLessThanOrEqualTo(12);
        assertThat(cost(() ->
                        view.served(name(3), "live", Long.MAX_VALUE).stream().count()))
                .isLessThanOrEqualTo(6);
    }

    @Test
    void shouldFindTheFewThatMeetSeveralTermsWithoutTryingTheMany() {
        // Given
        Search common = new Search(null, List.of(Term.source("common"), Term.passed(true)));
        Search rare = new Search(null, List.of(Term.source("rare"), Term.passed(true), Term.tag("quality")));
        Search live = new Search(null, List.of(Term.passed(true), Term.alias("live")));

        // When, Then
        assertThat(view.find(rare, Optional.empty(), 50))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .extracting(VersionManifest::getDomain, VersionManifest::getVersion)
                        .containsExactly(name(7), 30));
        assertThat(cost(() -> view.find(rare, Optional.empty(), 50).size())).isLessThanOrEqualTo(20);
        assertThat(cost(() -> view.find(live, Optional.empty(), 50).size())).isLessThanOrEqualTo(8 * DOMAINS);
        assertThat(cost(() -> view.find(common, Optional.empty(), 10).size())).isLessThanOrEqualTo(60);
        assertThat(cost(() -> view.find(common, Optional.of(new VersionPlace(name(15), 40)), 10)
                        .size()))
                .isLessThanOrEqualTo(60);
    }

    private static long cost(LongSupplier question) {
        LOOKS.set(0);
        assertThat(question.getAsLong()).isPositive();
        return LOOKS.get();
    }

    private static String name(int domain) {
        return "domain-%02d".formatted(domain);
    }

    /** A store that counts every entry that is looked at. */
    private record Counted(ReadOnlyKeyValueStore<String, SpecificRecord> store)
            implements ReadOnlyKeyValueStore<String, SpecificRecord> {

        @Override
        public SpecificRecord get(String key) {
            LOOKS.incrementAndGet();
            return store.get(key);
        }

        @Override
        public KeyValueIterator<String, SpecificRecord> range(String from, String to) {
            return new CountedIterator(store.range(from, to));
        }

        @Override
        public KeyValueIterator<String, SpecificRecord> reverseRange(String from, String to) {
            return new CountedIterator(store.reverseRange(from, to));
        }

        @Override
        public KeyValueIterator<String, SpecificRecord> all() {
            return new CountedIterator(store.all());
        }

        @Override
        public long approximateNumEntries() {
            return store.approximateNumEntries();
        }
    }

    /** An iterator that counts what it gives. */
    private record CountedIterator(KeyValueIterator<String, SpecificRecord> entries)
            implements KeyValueIterator<String, SpecificRecord> {

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<String, SpecificRecord> next() {
            LOOKS.incrementAndGet();
            return entries.next();
        }

        @Override
        public String peekNextKey() {
            LOOKS.incrementAndGet();
            return entries.peekNextKey();
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
