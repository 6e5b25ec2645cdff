package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.node.RegistryWords;
import io.alluvium.registry.node.UnreadableWords;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.serde.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of versions and aliases, without a broker. */
class RegistryTopologyTest {

    private static final Schema BEYOND = Schema.createRecord(
            "VersionManifest",
            null,
            "io.alluvium.schemas",
            false,
            List.of(new Schema.Field("packed", Schema.create(Schema.Type.INT), null, 0)));

    private final List<RegistryEvent> heard = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, SpecificRecord> proposals;
    private TestInputTopic<String, SpecificRecord> wishes;
    private TestOutputTopic<String, SpecificRecord> log;
    private TestOutputTopic<String, SpecificRecord> announcements;
    private RegistryView view;

    @BeforeEach
    void start() {
        Serde<SpecificRecord> words =
                RegistryWords.serde(SchemaArchive.bundled().and(BEYOND));
        Properties settings = new Properties();
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableWords.class);
        driver = new TopologyTestDriver(
                new RegistryTopology(words, PublishRules.standard(), heard::add).build(), settings);
        proposals = driver.createInputTopic(Topics.VERSIONS, new StringSerializer(), words.serializer());
        wishes = driver.createInputTopic(Topics.ALIAS_REQUESTS, new StringSerializer(), words.serializer());
        log = driver.createOutputTopic(Topics.REGISTRY_LOG, new StringDeserializer(), words.deserializer());
        announcements = driver.createOutputTopic(Topics.ANNOUNCEMENTS, new StringDeserializer(), words.deserializer());
        view = new RegistryView(driver::getKeyValueStore);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldMakeAPassedVersionCandidateAndLive() {
        // When
        propose(Words.version("news", 1, true));

        // Then
        assertThat(view.version("news", 1)).contains(Words.version("news", 1, true));
        assertThat(view.alias("news", "candidate")).map(AliasMove::getToVersion).contains(1);
        assertThat(view.alias("news", "live")).map(AliasMove::getToVersion).contains(1);
        assertThat(announcements.readKeyValuesToList())
                .extracting(entry -> entry.key, entry -> ((PromptAnnouncement) entry.value).getSequence())
                .containsExactly(tuple("news:candidate", 1L), tuple("news:live", 2L));
    }

    @Test
    void shouldKeepAVersionThatDidNotPassOutOfLive() {
        // Given
        propose(Words.version("news", 1, true));

        // When
        propose(Words.version("news", 2, false));

        // Then
        assertThat(view.alias("news", "candidate")).map(AliasMove::getToVersion).contains(2);
        assertThat(view.alias("news", "live")).map(AliasMove::getToVersion).contains(1);
        assertThat(view.version("news", 2).orElseThrow().getVerdict().getReason())
                .contains("worse");
    }

    @Test
    void shouldNumberTheVersionsOfEachDomainByThemselves() {
        // When
        propose(Words.version("news", 1, true));
        propose(Words.version("law", 1, true));
        propose(Words.version("news", 2, true));

        // Then
        assertThat(view.domains()).containsExactly("law", "news");
        assertThat(view.versions("news"))
                .extracting(VersionManifest::getVersion)
                .containsExactly(2, 1);
        assertThat(view.versions("law")).extracting(VersionManifest::getVersion).containsExactly(1);
    }

    @Test
    void shouldChangeNothingWhenAVersionIsReplayed() {
        // Given
        propose(Words.version("news", 1, true));
        propose(Words.version("news", 2, true));
        drain();

        // When
        propose(Words.version("news", 1, true));
        propose(Words.version("news", 2, true));

        // Then
        assertThat(log.isEmpty()).isTrue();
        assertThat(announcements.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseAndKeepATwinOnce() {
        // Given
        propose(Words.version("news", 1, true));
        drain();
        VersionManifest twin = VersionManifest.newBuilder(Words.version("news", 1, true))
                .setDigest("f".repeat(64))
                .build();

        // When
        propose(twin);
        propose(twin);

        // Then
        assertThat(view.version("news", 1).orElseThrow().getDigest()).isEqualTo(String.format("%064x", 1));
        assertThat(view.history("news").get(0).getRefusal()).startsWith("version-twin: ");
        assertThat(log.readValuesToList()).hasSize(1);
        assertThat(announcements.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseAGap() {
        // Given
        propose(Words.version("news", 1, true));

        // When
        propose(Words.version("news", 3, true));

        // Then
        assertThat(view.version("news", 3)).isEmpty();
        assertThat(view.history("news").get(0).getRefusal())
                .startsWith("version-gap: ")
                .contains("2 comes next");
    }

    @Test
    void shouldMoveAnAliasOnlyFromWhereTheWisherBelievesItToBe() {
        // Given
        propose(Words.version("news", 1, true));
        propose(Words.version("news", 2, true));

        // When
        wish(Words.wish("news", "live", 1)
                .setExpectedVersion(1)
                .setRequestId("late")
                .build());
        wish(Words.wish("news", "live", 1)
                .setExpectedVersion(2)
                .setRequestId("right")
                .build());

        // Then
        assertThat(view.history("news").subList(0, 2))
                .extracting(AliasMove::getRequestId, AliasMove::getStatus, AliasMove::getFromVersion)
                .containsExactly(
                        tuple("right", AliasMoveStatus.ACCEPTED, 2), tuple("late", AliasMoveStatus.REFUSED, 2));
        assertThat(view.history("news").get(1).getRefusal()).startsWith("precondition-failed: ");
        assertThat(view.alias("news", "live")).map(AliasMove::getToVersion).contains(1);
    }

    @Test
    void shouldMakeANewAliasOnlyWhereItNamesNothing() {
        // Given
        propose(Words.version("news", 1, true));

        // When
        wish(Words.wish("news", "stable", 1).setRequestId("first").build());
        wish(Words.wish("news", "stable", 1).setRequestId("second").build());

        // Then
        assertThat(view.history("news").subList(0, 2))
                .extracting(AliasMove::getRequestId, AliasMove::getStatus)
                .containsExactly(tuple("second", AliasMoveStatus.REFUSED), tuple("first", AliasMoveStatus.ACCEPTED));
    }

    @Test
    void shouldGrantAWishOnceHoweverOftenItIsRepeated() {
        // Given
        propose(Words.version("news", 1, true));
        propose(Words.version("news", 2, true));
        AliasMove wish = Words.wish("news", "live", 1).setExpectAny(true).build();
        wish(wish);
        drain();

        // When
        wish(wish);

        // Then
        assertThat(log.isEmpty()).isTrue();
        assertThat(announcements.isEmpty()).isTrue();
    }

    @Test
    void shouldMakeAVersionThatDidNotPassLiveOnlyByForce() {
        // Given
        propose(Words.version("news", 1, true));
        propose(Words.version("news", 2, false));

        // When
        wish(Words.wish("news", "live", 2)
                .setExpectAny(true)
                .setRequestId("mild")
                .build());
        wish(Words.wish("news", "live", 2)
                .setExpectAny(true)
                .setForced(true)
                .setRequestId("forced")
                .build());

        // Then
        assertThat(view.history("news").get(1).getRefusal()).startsWith("gate-not-passed: ");
        assertThat(view.alias("news", "live")).hasValueSatisfying(move -> {
            assertThat(move.getToVersion()).isEqualTo(2);
            assertThat(move.getForced()).isTrue();
            assertThat(move.getReason()).isEqualTo("because");
        });
    }

    @Test
    void shouldRefuseUnknownVersionsAndUnfitNames() {
        // Given
        propose(Words.version("news", 1, true));

        // When
        wish(Words.wish("news", "live", 9).setExpectAny(true).build());
        wish(Words.wish("news", "7", 1).setExpectAny(true).build());

        // Then
        assertThat(view.history("news").subList(0, 2))
                .extracting(move -> String.valueOf(move.getRefusal()).split(":")[0])
                .containsExactly("bad-alias-name", "unknown-version");
    }

    @Test
    void shouldPassOverRecordsThatCannotBeRead() {
        // Given
        TestInputTopic<String, byte[]> raw =
                driver.createInputTopic(Topics.VERSIONS, new StringSerializer(), new ByteArraySerializer());

        // When
        raw.pipeInput("news", new byte[] {1, 2, 3});
        raw.pipeInput("news", null);
        propose(Words.version("news", 1, true));

        // Then
        assertThat(view.versions("news")).hasSize(1);
    }

    @Test
    void shouldStopBeforeAVersionThatOnlyANewerProgramCanRead() {
        // Given
        TestInputTopic<String, byte[]> raw =
                driver.createInputTopic(Topics.VERSIONS, new StringSerializer(), new ByteArraySerializer());
        byte[] beyond = ByteBuffer.allocate(11)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0xC3, 1})
                .putLong(SchemaArchive.fingerprint(BEYOND))
                .array();

        // When, Then
        assertThatThrownBy(() -> raw.pipeInput("news", beyond))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldTellListenersAndRememberEveryEventOfTheLog() {
        // When
        propose(Words.version("news", 1, true));
        driver.createInputTopic(
                        Topics.PROGRESS,
                        new StringSerializer(),
                        RegistryWords.serde(SchemaArchive.bundled()).serializer())
                .pipeInput("news", Words.progress("news", 80));

        // Then
        assertThat(heard).hasSize(4);
        LogPosition end = heard.stream()
                .filter(event -> event.mark() != null)
                .reduce(LogPosition.START, (position, event) -> position.after(event.mark()), (a, b) -> b);
        assertThat(view.after(LogPosition.START, end, 100)).isEqualTo(heard.subList(0, 3));
        assertThat(view.progress("news"))
                .map(progress -> progress.getTrainedRecords())
                .contains(80L);
    }

    private void propose(VersionManifest version) {
        proposals.pipeInput(version.getDomain(), version);
    }

    private void wish(AliasMove wish) {
        wishes.pipeInput(wish.getDomain(), wish);
    }

    private void drain() {
        log.readValuesToList();
        announcements.readValuesToList();
    }
}
