package io.alluvium.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is real: transactions commit and abort, and its log outlives it. */
class EmbeddedBrokerIT {

    @TempDir
    private Path directory;

    @Test
    void shouldKeepCommittedRecordsAndHideAbortedOnesAcrossARestart() throws Exception {
        // Given
        BrokerSettings settings;
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("log")))) {
            settings = broker.settings();
            createTopic(broker);
            write(broker, "committed", true);
            write(broker, "aborted", false);
        }

        // When
        List<String> found;
        String address;
        try (EmbeddedBroker again = EmbeddedBroker.start(settings)) {
            address = again.bootstrapServers();
            write(again, "later", true);
            found = readCommitted(again, 2);
        }

        // Then
        assertThat(found).containsExactly("committed", "later");
        assertThat(address).isEqualTo("localhost:" + settings.port());
    }

    @Test
    void shouldSayWhereItFailedWhenTheDirectoryIsAFile() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("occupied"), "not a directory");

        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(file)))
                .isInstanceOf(EmbeddedBrokerException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("choose another one");
    }

    @Test
    void shouldRefuseADirectoryThatAnotherBrokerUses() {
        // Given
        try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.in(directory.resolve("shared")))) {
            // When, Then
            assertThatThrownBy(() -> EmbeddedBroker.start(
                            BrokerSettings.in(first.settings().directory())))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining("another broker in this process uses the directory");
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("river", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(EmbeddedBroker broker, String value, boolean commit) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("river", value));
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static List<String> readCommitted(EmbeddedBroker broker, int atLeast) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "reader",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("river"));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (found.size() < atLeast && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> item : consumer.poll(Duration.ofMillis(200))) {
                    found.add(item.value());
                }
            }
        }
        return found;
    }
}
