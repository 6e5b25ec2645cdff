package io.alluvium.registry.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesRegex;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A running registry looks by itself, with its own settings: the grace of a day, here looking every second. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class CollectScheduleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestBroker broker;

    @Inject
    RegistryConfig config;

    @Test
    void shouldRemoveAnOrphanAndServeWhatAVersionNames() throws IOException {
        // Given
        Files.deleteIfExists(config.blobsDirectory().resolve(".belongs-to")); // of the broker of an earlier build
        byte[] file = ("named " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        try (Publisher trainer = new Publisher(broker.bootstrapServers())) {
            trainer.publish(Topics.VERSIONS, file);
        }

        // A look that began before the version was there does not know it; only files of a day are as old as these.
        awaitALook();
        awaitALook();

        // When
        String named = old(file);

        // Then
        awaitALook();
        assertThat(given().get("/v1/blobs/{b}", named)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(file);
        // What an earlier build named is an orphan of this one, so there may be more.
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .body(matchesRegex("(?s).*alluvium_registry_blobs_removed_total [1-9].*")));
    }

    /** Waits until a file that nobody names is gone. */
    private void awaitALook() throws IOException {
        String orphan = old(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/blobs/{b}", orphan).then().statusCode(404));
    }

    private String old(byte[] bytes) throws IOException {
        BlobStore store = BlobStores.inDirectory(config.blobsDirectory());
        String name = store.put(bytes);
        Path file = config.blobsDirectory().resolve(name.substring(0, 2)).resolve(name);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        return name;
    }
}
