package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Account;
import io.alluvium.endtoend.client.Api;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what the path does in its own time. */
final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** Until something holds. */
    static ConditionFactory until(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(PAUSE);
    }

    /** Until so many different texts were accepted, each is learned or held out, and what came of them is published. */
    static Account settled(Api api, String domain, long texts) {
        until(texts + " texts of " + domain + " to be settled").untilAsserted(() -> {
            Account account = Account.of(api, domain);
            assertThat(account).matches(Account.settled(texts), "has " + texts + " settled texts");
            JsonNode known = api.get("/v1/prompts/" + domain).json();
            assertThat(known.path("versions").asInt())
                    .isEqualTo(known.path("progress").path("lastVersion").asInt());
            assertThat(known.path("newest").path("passed").asBoolean()
                            && liveNow(api, domain) != known.path("versions").asInt())
                    .as("a passed version is not live yet")
                    .isFalse();
        });
        return Account.of(api, domain);
    }

    /** Until the domain's live alias names that version or a later one; returns which. */
    static int live(Api api, String domain, int version) {
        until("a version of " + domain + " to be live")
                .untilAsserted(() -> assertThat(liveNow(api, domain))
                        .as(() -> "live version, of "
                                + api.get("/v1/prompts/" + domain).json())
                        .isGreaterThanOrEqualTo(version));
        return liveNow(api, domain);
    }

    /** The version that the live alias names now; 0 for none. */
    static int liveNow(Api api, String domain) {
        Api.Answer answer = api.get("/v1/prompts/" + domain + "/aliases/live");
        return answer.status() == 200 ? answer.json().path("version").asInt() : 0;
    }

    /** Until the worker answers for the domain with what its live alias names. */
    static void served(Api registry, Api worker, String domain) {
        until("the worker to answer with the live version of " + domain)
                .untilAsserted(() -> assertThat(worker.complete(domain, "the").digest())
                        .isNotEmpty()
                        .isEqualTo(registry.get("/v1/prompts/" + domain + "/aliases/live")
                                .json()
                                .path("digest")
                                .asText()));
    }
}
