package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.ExampleStream;
import io.alluvium.endtoend.client.Group;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.Nodes;
import io.alluvium.endtoend.launch.RunningService;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.schemas.Topics;
import io.alluvium.testkit.kafka.TestBroker;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two registries share the judging evenly, and one of them is killed: the other takes its half over, and decides, answers and
 * announces for both.
 */
class RegistriesIT {

    private static final int PARTITIONS = 4;
    private static final int EXAMPLES = 30;
    private static final String APPLICATION = "alluvium-registry";

    @Test
    void shouldAnswerDecideAndAnnounceWhenOneOfTwoRegistriesIsKilled() {
        try (Workspace workspace = Workspace.create();
                TestBroker broker = TestBroker.start();
                Group group = new Group(broker.bootstrapServers(), APPLICATION)) {
            Nodes nodes = new Nodes(workspace, broker.bootstrapServers());
            try (RunningService trainer = nodes.trainer("trainer");
                    RunningService lost = nodes.registry("registry-1");
                    RunningService left = nodes.registry("registry-2");
                    RunningService worker = nodes.worker("worker", left.api().server())) {
                // Given
                List.of(trainer, lost, left, worker).forEach(RunningService::awaitReady);
                List<ExampleStream> domains = ExampleStream.oneForEachOf(PARTITIONS, "two-registries");
                Log log = new Log(broker.bootstrapServers());
                domains.forEach(domain -> domain.write(log, 0, EXAMPLES));
                Learned.await(log, domains, EXAMPLES);
                domains.forEach(domain -> assertSameAnswers(lost.api(), left.api(), log, domain.domain()));
                domains.forEach(domain -> Await.served(left.api(), worker.api(), domain.domain()));
                List<Integer> before = domains.stream()
                        .map(domain -> Await.liveNow(left.api(), domain.domain()))
                        .toList();
                Set<String> sharers = awaitHalves(group);

                // When
                lost.kill();

                // Then
                awaitAllOnOne(group, sharers);
                for (int i = 0; i < PARTITIONS; i++) {
                    String domain = domains.get(i).domain();
                    int version = before.get(i);
                    Await.until("the first decision on " + domain)
                            .until(() ->
                                    left.api().move(domain, "live", version).status() == 200);
                }
                domains.forEach(domain -> domain.write(log, EXAMPLES, 2 * EXAMPLES));
                Learned.await(log, domains, 2 * EXAMPLES);
                for (int i = 0; i < PARTITIONS; i++) {
                    String domain = domains.get(i).domain();
                    int old = before.get(i);
                    assertThat(worker.api().complete(domain, "the").status()).isEqualTo(200);
                    Await.live(left.api(), domain, old + 1);
                    awaitAllVersions(left.api(), log, domain);
                    Await.served(left.api(), worker.api(), domain);
                    Await.until("a decision on " + domain)
                            .until(() -> left.api().move(domain, "live", old).status() == 200);
                    assertThat(Await.liveNow(left.api(), domain)).isEqualTo(old);
                    Await.served(left.api(), worker.api(), domain);
                }
            }
        }
    }

    /** Until two processes have half of the partitions each, none in common; returns their ids. */
    private static Set<String> awaitHalves(Group group) {
        Await.until("each registry to have half of the partitions").untilAsserted(() -> {
            Collection<Set<Integer>> shares = group.shares().values();
            assertThat(shares).hasSize(2).allMatch(share -> share.size() == PARTITIONS / 2);
            assertThat(shares).flatMap(share -> share).containsExactlyInAnyOrder(0, 1, 2, 3);
        });
        return group.shares().keySet();
    }

    /** Until one of those processes has all of them and the other is gone. */
    private static void awaitAllOnOne(Group group, Set<String> sharers) {
        Await.until("the registry that is left to have all partitions").untilAsserted(() -> {
            assertThat(group.shares().keySet()).hasSize(1).isSubsetOf(sharers);
            assertThat(group.shares().values()).containsExactly(Set.of(0, 1, 2, 3));
        });
    }

    private static void awaitAllVersions(Api registry, Log log, String domain) {
        int versions = log.read(Topics.VERSIONS, domain).size();
        Await.until("all versions of " + domain + " to be published")
                .untilAsserted(() -> assertThat(registry.get("/v1/prompts/" + domain)
                                .json()
                                .path("versions")
                                .asInt())
                        .isEqualTo(versions));
    }

    /** Until both have all versions, one of them live, and tell the same history. */
    private static void assertSameAnswers(Api one, Api other, Log log, String domain) {
        Await.live(one, domain, 1);
        awaitAllVersions(one, log, domain);
        Await.until("both registries to say the same of " + domain).untilAsserted(() -> {
            JsonNode history = one.get("/v1/prompts/" + domain + "/history").json();
            assertThat(history).isNotEmpty();
            assertThat(other.get("/v1/prompts/" + domain + "/history").json()).isEqualTo(history);
            assertThat(other.get("/v1/prompts/" + domain).json())
                    .isEqualTo(one.get("/v1/prompts/" + domain).json());
        });
    }
}
