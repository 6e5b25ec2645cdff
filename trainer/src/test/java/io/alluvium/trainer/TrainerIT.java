package io.alluvium.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The trainer as an application of its own, over a real broker. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
@WithTestResource(TinyModelResource.class)
class TrainerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private TestBroker broker;

    @Inject
    TrainerConfig config;

    @Test
    void shouldLearnThroughABrokerThatGoesAway() {
        // Given
        KafkaLog log = new KafkaLog(broker.bootstrapServers(), "news");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        log.produce(TinyTrainer.stream("news", 0, 20));
        VersionManifest first = log.versions(1).get(0);

        // When
        broker.goAway();
        broker.comeBack();
        log.produce(TinyTrainer.stream("news", 20, 40));
        log.produce(List.of(TinyTrainer.cut("news")));

        // Then
        assertThat(log.progress(progress -> progress.getTrainedRecords() == 32)).isNotEmpty();
        List<VersionManifest> versions = log.versions(2);
        assertThat(versions.get(0)).isEqualTo(first);
        assertThat(versions.get(1).getVersion()).isEqualTo(2);
        assertThat(versions.get(1).getRecipeName()).isEqualTo("tiny");
        assertThat(versions.get(1).getBlobs())
                .allSatisfy(blob -> assertThat(
                                BlobStores.inDirectory(config.blobsDirectory()).get(blob.getSha256()))
                        .isPresent());
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("alluvium_trainer_steps_total{domain=\"news\""))
                .body(containsString("alluvium_trainer_lag_records"));
    }
}
