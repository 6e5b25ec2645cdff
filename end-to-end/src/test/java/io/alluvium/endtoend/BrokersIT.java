package io.alluvium.endtoend;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.RunningBrokers;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.schemas.Topics;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One of three brokers is lost while records stream: the path goes on, and each record counts exactly once. */
class BrokersIT {

    private static final String DOMAIN = "broker-lost";
    private static final int BEFORE = 40;
    private static final int ALL = 160;

    @Test
    void shouldGoOnAndCountEachRecordOnceWhenOneOfThreeBrokersIsKilled() throws Exception {
        try (Workspace workspace = Workspace.create();
                RunningBrokers brokers = RunningBrokers.start(workspace);
                RunningAlluvium alluvium = RunningAlluvium.start(workspace, brokers)) {
            // Given
            Api api = alluvium.api();
            api.offer(DOMAIN, Texts.rivers(0, BEFORE));
            Await.served(api, api, DOMAIN);
            Log log = new Log(brokers.bootstrapServers());
            int partition = log.read(Topics.EXAMPLES, DOMAIN).get(0).partition();
            AtomicInteger acknowledged = new AtomicInteger(BEFORE);
            Thread producer = new PatientProducer(api, DOMAIN, acknowledged).offerUpTo(ALL);
            Await.until("the stream to be under way").until(() -> acknowledged.get() > ALL / 2);

            // When
            brokers.kill(brokers.leaderOf(Topics.EXAMPLES, partition));

            // Then
            producer.join();
            CountedOnce.assertTexts(api, log, DOMAIN, ALL);
            CountedOnce.assertVersions(log, DOMAIN);
            Await.served(api, api, DOMAIN);
        }
    }
}
