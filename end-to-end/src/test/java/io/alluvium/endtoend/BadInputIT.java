package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Account;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.standalone.command.AlluviumCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Input that is wrong in every way: each gets its reason, nothing stops, and good records go on. */
@ExtendWith(SharedAlluvium.class)
class BadInputIT {

    private static final int TOO_MANY_BYTES = 600_000;
    private static final Duration MAX_FUTURE = Duration.ofDays(1);

    private final Api api;
    private final Log log;
    private final String bootstrapServers;

    BadInputIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
        this.bootstrapServers = alluvium.bootstrapServers();
        this.log = new Log(alluvium.bootstrapServers());
    }

    @Test
    void shouldRefuseWhatIsBadWithItsReasonAndLearnWhatIsGood() {
        // Given
        String domain = "mixed";
        byte[] whole = avro(Texts.river(1), null);
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(null);
        values.add(json("{\"text\": \"half a rec"));
        values.add(Arrays.copyOf(whole, whole.length / 2));
        values.add(json("{\"text\": 12}"));
        values.add(json("{\"text\": \"" + "x".repeat(TOO_MANY_BYTES) + "\"}"));
        values.add(json("{\"text\": \" \\n \"}"));
        values.add(json("{\"text\": \"bell \\u0007\\u0000 rings\"}"));
        values.add(new byte[] {'{', '"', (byte) 0xFF, (byte) 0xFE});
        values.add(avro(Texts.river(2), Instant.parse("2999-01-01T00:00:00Z")));
        values.add(whole);
        values.add(whole);
        values.add(avro(Texts.river(3), Instant.parse("2026-01-02T00:00:00Z")));
        values.add(avro(Texts.river(4), Instant.parse("2026-01-01T00:00:00Z")));

        // When
        log.write(Topics.RECORDS, domain, values);

        // Then
        Account account = Await.settled(api, domain, 3);
        assertThat(account.duplicates()).isEqualTo(1);
        JsonNode rejected = rejected(domain);
        assertThat(rejected.path("MALFORMED").asInt()).isEqualTo(4);
        for (String reason : List.of("OVERSIZED", "EMPTY", "CONTROL_CHARACTERS", "ENCODING", "TIMESTAMP")) {
            assertThat(rejected.path(reason).asInt()).as(reason).isEqualTo(1);
        }
    }

    @Test
    void shouldAcceptWhatTheDoorRefusedWhenItIsOfferedAgain() {
        // Given: a text that is a little too far in the future, until a little later
        String domain = "too-early";
        Instant timestamp = Instant.now().plus(MAX_FUTURE).plusSeconds(4);
        String path = "/v1/domains/" + domain + "/records";
        JsonNode early = Api.object()
                .put("text", Texts.river(7))
                .put("domain", "elsewhere")
                .put("timestampMillis", timestamp.toEpochMilli());
        Api.Answer refused = api.post(path, early);
        Await.until("the reject").until(() -> !log.read(Topics.REJECTS, domain).isEmpty());
        Await.until("the time to have come").until(() -> Instant.now().isAfter(timestamp.minus(MAX_FUTURE)));

        // When
        int code = replay(domain);
        int again = replay(domain);

        // Then
        assertThat(refused.json().at("/results/0/reason").asText()).isEqualTo("TIMESTAMP");
        assertThat(List.of(code, again)).containsOnly(0);
        Await.until("the record to be accepted")
                .untilAsserted(
                        () -> assertThat(Account.of(api, domain).accepted()).isEqualTo(1));
        assertThat(Account.of(api, domain).duplicates()).isZero();
        assertThat(log.read(Topics.EXAMPLES, domain, Example.class))
                .extracting(Example::getText)
                .containsExactly(Texts.river(7));
        assertThat(log.read(Topics.EXAMPLES, "elsewhere")).isEmpty();
    }

    private int replay(String domain) {
        return AlluviumCommand.execute(
                "rejects", "replay", "--domain", domain, "--bootstrap-servers", bootstrapServers);
    }

    @Test
    void shouldPassOverRubbishOnEveryTopic() {
        // Given
        String domain = "rubbish";
        Rubbish.everywhere(log, domain);

        // When
        api.offer(domain, Texts.rivers(0, 60));

        // Then
        Await.settled(api, domain, 60);
        Await.live(api, domain, 1);
        Await.served(api, api, domain);
        assertThat(api.answers("/q/health/ready")).isTrue();
    }

    @Test
    void shouldSayThatADomainWasNeverSeen() {
        // When
        Api.Answer completion = api.complete("never-seen", "the");
        Api.Answer domain = api.get("/v1/prompts/never-seen");

        // Then
        assertThat(completion.status()).isEqualTo(404);
        assertThat(completion.json().path("error").path("code").asText()).isEqualTo("model_not_found");
        assertThat(domain.status()).isEqualTo(404);
        assertThat(domain.json().path("detail").asText()).contains("never-seen");
    }

    private JsonNode rejected(String domain) {
        for (JsonNode each : api.get("/v1/domains").json().path("domains")) {
            if (each.path("domain").asText().equals(domain)) {
                return each.path("rejected");
            }
        }
        return Api.object();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] avro(String text, @Nullable Instant timestamp) {
        return RecordWriter.write(new Document(null, null, text, null, timestamp, Map.of()));
    }
}
