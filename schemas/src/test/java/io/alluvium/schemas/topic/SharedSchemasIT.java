package io.alluvium.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.SchemaArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs already finds the schema of one that started later. */
class SharedSchemasIT {

    private static final Schema NEWER = schema("Newer");
    private static final Schema NEVER_SHARED = schema("NeverShared");

    @TempDir
    private Path directory;

    @Test
    void shouldFindWhatALaterProgramMadeKnown() throws Exception {
        // Given
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory))) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            new TopicCreator(kafka, TopicLayout.DEFAULT).ensureAll(Duration.ofSeconds(60));
            SharedSchemas running = new SharedSchemas(kafka, SchemaArchive.bundled());
            assertThat(running.find(SchemaArchive.fingerprint(NEWER))).isEmpty();
            put(kafka, "not a fingerprint", NEWER.toString());
            put(kafka, "%016x".formatted(SchemaArchive.fingerprint(NEVER_SHARED)), "{\"type\":\"record\"}");
            put(kafka, "%016x".formatted(SchemaArchive.fingerprint(NEVER_SHARED)), null);

            // When
            SharedSchemas later =
                    new SharedSchemas(kafka, SchemaArchive.bundled().and(NEWER));
            later.publish();
            later.publish();

            // Then
            assertThat(running.find(SchemaArchive.fingerprint(NEWER))).contains(NEWER);
            assertThat(running.find(SchemaArchive.fingerprint(NEVER_SHARED))).isEmpty();
            SharedSchemas empty = new SharedSchemas(kafka, SchemaArchive.none());
            assertThat(SchemaArchive.bundled().schemas())
                    .allSatisfy(schema -> assertThat(empty.find(SchemaArchive.fingerprint(schema)))
                            .contains(schema));
        }
    }

    @Test
    void shouldNotCallASchemaUnknownWhileTheBrokerIsAway() {
        // Given
        SharedSchemas away = new SharedSchemas(
                Map.of("bootstrap.servers", "localhost:1", "default.api.timeout.ms", 500, "request.timeout.ms", 300),
                SchemaArchive.bundled());

        // When, Then
        assertThatThrownBy(() -> away.find(1L)).isInstanceOf(RetriableException.class);
        assertThat(away.find(SchemaArchive.fingerprint(
                        SchemaArchive.bundled().schemas().iterator().next())))
                .isPresent();
    }

    private static Schema schema(String name) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"namespace\":\"n\",\"name\":\"" + name
                        + "\",\"fields\":[{\"name\":\"text\",\"type\":\"string\"}]}");
    }

    private static void put(Map<String, Object> kafka, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.SCHEMAS, key, value)).get();
        }
    }
}
