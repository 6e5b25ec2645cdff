package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.Words;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.testkit.kafka.TestBroker;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A running registry, and a domain of its own for each test. */
abstract class RegistryRest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String TEXT = "0123456789";

    final String domain = "rest-" + UUID.randomUUID().toString().substring(0, 8);
    final String path = "/v1/prompts/" + domain;
    TestBroker broker;

    @Inject
    RegistryConfig config;

    @BeforeEach
    void waitForTheRegistry() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    ValidatableResponse post(String action, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(path + action)
                .then();
    }

    VersionManifest version(int number, boolean passed, BlobReference... blobs) {
        return VersionManifest.newBuilder(Words.version(domain, number, passed, blobs))
                .setSources(List.of(new SourceShare("reuters", 90L * number)))
                .build();
    }

    static String digest(int version) {
        return "%064x".formatted(version);
    }

    /** Says something under a key, as a worker does; null takes back what was said. */
    void say(String key, @Nullable WorkerAcknowledgement said) {
        try (KafkaProducer<String, SpecificRecord> producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.ACKNOWLEDGEMENTS, key, said));
        }
    }

    private KafkaProducer<String, SpecificRecord> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                RecordSerdes.serializer());
    }

    void publish(VersionManifest... versions) {
        try (KafkaProducer<String, SpecificRecord> producer = producer()) {
            for (VersionManifest version : versions) {
                producer.send(new ProducerRecord<>(Topics.VERSIONS, domain, version));
            }
        }
        VersionManifest last = versions[versions.length - 1];
        int number = last.getVersion();
        int moves = last.getVerdict().getPassed() ? 2 : 1;
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get(path + "/history?limit=" + moves)
                        .then()
                        .body("toVersion", everyItem(equalTo(number)))
                        .body("toVersion", hasSize(moves)));
    }

    BlobReference blob() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        return BlobReference.newBuilder()
                .setName("adapter_config.json")
                .setSha256(BlobStores.inDirectory(config.blobsDirectory()).put(bytes))
                .setSizeBytes(bytes.length)
                .setMediaType("application/json")
                .build();
    }
}
