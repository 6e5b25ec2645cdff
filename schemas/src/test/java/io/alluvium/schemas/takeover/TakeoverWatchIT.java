package io.alluvium.schemas.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dead member left open is ended long before its time-out; what members have open is theirs. */
class TakeoverWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APPLICATION = "river";
    private static final TopicPartition OF_THE_DEAD = new TopicPartition("ground", 0);
    private static final TopicPartition OF_THE_LIVING = new TopicPartition("ground", 1);
    private static final TopicPartition OF_A_STRANGER = new TopicPartition("ground", 2);

    private final String dead = APPLICATION + "-" + UUID.randomUUID();
    private final String living = APPLICATION + "-" + UUID.randomUUID();
    private final String stranger = APPLICATION + "-two-" + UUID.randomUUID() + "-1";

    @TempDir
    private Path directory;

    @Test
    void shouldEndWhatTheDeadLeftOpenAndLeaveAloneWhatIsAnothers() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(directory));
                Admin admin = Admin.create(kafka(broker));
                Consumer<String, String> member = member(broker, living + "-StreamThread-1-consumer");
                Producer<String, String> ofTheDead = writeInto(broker, OF_THE_DEAD, dead + "-1");
                Producer<String, String> ofTheMember = writeInto(broker, OF_THE_LIVING, living + "-1");
                Producer<String, String> ofAStranger = writeInto(broker, OF_A_STRANGER, stranger);
                TakeoverWatch watch = new TakeoverWatch(kafka(broker), APPLICATION)) {
            // Given
            assertThat(committedEnd(member, OF_THE_DEAD)).isZero();

            // When
            watch.changed(false);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(committedEnd(member, OF_THE_DEAD)).isEqualTo(2));
            assertThat(committedEnd(member, OF_THE_LIVING)).isZero();
            assertThat(committedEnd(member, OF_A_STRANGER)).isZero();
            ofTheMember.commitTransaction();
            ofAStranger.commitTransaction();
            assertThat(committedEnd(member, OF_THE_LIVING)).isEqualTo(2);
            assertThatThrownBy(ofTheDead::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(readAll(member)).containsExactlyInAnyOrder(living + "-1", stranger);
            assertThat(new AbandonedTransactions(APPLICATION).end(admin)).isEmpty();
        }
    }

    private static Map<String, Object> kafka(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static Consumer<String, String> member(EmbeddedBroker broker, String name) throws Exception {
        try (Admin admin = Admin.create(kafka(broker))) {
            admin.createTopics(List.of(new NewTopic(OF_THE_DEAD.topic(), 3, (short) 1)))
                    .all()
                    .get();
        }
        Consumer<String, String> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "client.id",
                        name,
                        "group.id",
                        APPLICATION,
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        member.subscribe(List.of(OF_THE_DEAD.topic()));
        await().atMost(PATIENCE).until(() -> {
            member.poll(Duration.ofMillis(200));
            return member.assignment().size() == 3;
        });
        return member;
    }

    private static Producer<String, String> writeInto(EmbeddedBroker broker, TopicPartition place, String id) {
        Producer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        id,
                        "transaction.timeout.ms",
                        900_000),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(place.topic(), place.partition(), "key", id));
        producer.flush();
        return producer;
    }

    private static List<String> readAll(Consumer<String, String> reader) {
        List<TopicPartition> all = List.of(OF_THE_DEAD, OF_THE_LIVING, OF_A_STRANGER);
        List<String> values = new ArrayList<>();
        reader.seekToBeginning(all);
        await().atMost(PATIENCE).until(() -> {
            reader.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            return all.stream().allMatch(each -> reader.position(each) == 2);
        });
        return values;
    }

    private static long committedEnd(Consumer<String, String> reader, TopicPartition place) {
        return reader.endOffsets(List.of(place)).get(place);
    }
}
