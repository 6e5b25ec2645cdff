package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.kafka.KafkaContainer;

/** The path on a Kafka broker as others run it, in a container. */
class KafkaContainerIT {

    private static final String IMAGE = "apache/kafka:4.2.1";

    @Test
    void shouldTurnRecordsIntoALiveVersion() {
        try (Workspace workspace = Workspace.create();
                KafkaContainer kafka = new KafkaContainer(IMAGE)) {
            // Given
            kafka.start();
            try (RunningAlluvium alluvium = RunningAlluvium.start(workspace, kafka.getBootstrapServers())) {
                Api api = alluvium.api();

                // When
                new Log(kafka.getBootstrapServers())
                        .write(
                                Topics.RECORDS,
                                "contained",
                                Texts.rivers(0, 60).stream()
                                        .map(text -> RecordWriter.write(
                                                new Document(null, null, text, null, null, Map.of())))
                                        .toList());

                // Then
                Await.settled(api, "contained", 60);
                int live = Await.live(api, "contained", 1);
                Await.served(api, api, "contained");
                assertThat(api.get("/v1/prompts/contained/versions/" + live)
                                .json()
                                .path("verdict")
                                .path("passed")
                                .asBoolean())
                        .isTrue();
            }
        }
    }
}
