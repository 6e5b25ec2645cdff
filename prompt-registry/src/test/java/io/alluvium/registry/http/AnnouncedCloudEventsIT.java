package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What a plain Kafka consumer sees of an announcement: a CloudEvent in binary mode, and the value that it always was. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class AnnouncedCloudEventsIT extends RegistryRest {

    @Test
    void shouldAnnounceCloudEventsWithTheIdThatTheyHaveEverywhere() {
        // When
        publish(version(1, true));

        // Then
        List<ConsumerRecord<String, byte[]>> announced = announcements();
        assertThat(announced).extracting(ConsumerRecord::key).containsExactly(domain + ":candidate", domain + ":live");
        Map<String, String> live = headers(announced.get(1));
        JsonPath told = given().get("/v1/events?after=start&alias=live&domain=" + domain)
                .jsonPath();
        assertThat(live)
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_partitionkey",
                        "content-type")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", told.getString("events[0].id"))
                .containsEntry("ce_source", told.getString("events[0].source"))
                .containsEntry("ce_type", "io.alluvium.prompt.alias.moved.v1")
                .containsEntry("ce_subject", domain + ":live")
                .containsEntry("ce_time", told.getString("events[0].time"))
                .containsEntry("ce_partitionkey", domain)
                .containsEntry("content-type", "application/avro");
        PromptAnnouncement value = RecordReader.of(SchemaArchive.bundled(), PromptAnnouncement.class)
                .read(announced.get(1).value())
                .value()
                .orElseThrow();
        assertThat(value.getVersion()).isEqualTo(1);
        assertThat(value.getDigest()).isEqualTo(digest(1));
    }

    private List<ConsumerRecord<String, byte[]>> announcements() {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ANNOUNCEMENTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().startsWith(domain + ":")) {
                        found.add(record);
                    }
                }
                return found.size() == 2;
            });
        }
        found.sort(Comparator.comparing(ConsumerRecord::key));
        return found;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
