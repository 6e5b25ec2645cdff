package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The path of docs/tour.md, stop by stop and in its order, on one running system. */
@ExtendWith(SharedAlluvium.class)
class PathIT {

    private static final String DOMAIN = "tour";
    private static final String UNSEEN = "the river 4711 carried the ground to the river";

    private final Api api;
    private final Log log;

    PathIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
        this.log = new Log(alluvium.bootstrapServers());
    }

    @Test
    void shouldTurnRecordsIntoABetterAnswer() {
        // Given
        double before = api.perplexity("base", UNSEEN);

        // When, then: each stop hands on what the next one takes
        recordsGoIn();
        goodOnesBecomeExamples();
        badOnesAreRefusedWithAReason();
        JsonNode version = theDomainLearnsAndAVersionIsPublished();
        theFilesOfTheVersionAreThere(version);
        theAliasNamesIt(version);
        theWorkerAnswersWithItAndSaysSo(version);
        theWorkerSwapsToTheNextOne();
        assertThat(api.perplexity(DOMAIN, UNSEEN)).isLessThan(0.9 * before);
    }

    private void recordsGoIn() {
        byte[] viaKafka = RecordWriter.write(
                new Document("by-kafka", null, Texts.river(0), "a test", null, Map.of("kind", "river")));
        log.write(Topics.RECORDS, DOMAIN, List.of(viaKafka, "{\"text\": 12}".getBytes(StandardCharsets.UTF_8)));
        Api.Answer viaHttp = api.post(
                "/v1/domains/" + DOMAIN + "/records",
                Api.object().put("id", "by-http").put("text", Texts.river(1)));
        assertThat(viaHttp.status()).isEqualTo(200);
        assertThat(viaHttp.json().path("accepted").asInt()).isEqualTo(1);
        Api.Answer empty =
                api.post("/v1/domains/" + DOMAIN + "/records", Api.object().put("text", "  "));
        assertThat(empty.status()).isEqualTo(207);
        assertThat(empty.json().path("results").path(0).path("reason").asText()).isEqualTo("EMPTY");
    }

    private void goodOnesBecomeExamples() {
        Await.until("both records to become examples").untilAsserted(() -> {
            List<Example> examples = log.read(Topics.EXAMPLES, DOMAIN, Example.class);
            assertThat(examples).extracting(Example::getRecordId).containsExactlyInAnyOrder("by-kafka", "by-http");
            assertThat(examples)
                    .allSatisfy(example -> assertThat(example.getContentDigest())
                            .isEqualTo(Sha256.hex(example.getText().getBytes(StandardCharsets.UTF_8))))
                    .allSatisfy(example ->
                            assertThat(example.getOrigin().getTopic()).isEqualTo(Topics.RECORDS));
        });
    }

    private void badOnesAreRefusedWithAReason() {
        Await.until("both refusals to be written down")
                .untilAsserted(() -> assertThat(log.read(Topics.REJECTS, DOMAIN))
                        .extracting(PathIT::reason)
                        .containsExactlyInAnyOrder("MALFORMED", "EMPTY"));
        assertThat(log.read(Topics.REJECTS, DOMAIN))
                .filteredOn(record -> reason(record).equals("MALFORMED"))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("{\"text\": 12}");
    }

    private static String reason(ConsumerRecord<String, byte[]> refused) {
        return new String(refused.headers().lastHeader(RejectionHeaders.REASON).value(), StandardCharsets.UTF_8);
    }

    private JsonNode theDomainLearnsAndAVersionIsPublished() {
        api.offer(DOMAIN, Texts.rivers(2, 60));
        api.post("/v1/domains/" + DOMAIN + "/cut", Api.object());
        Await.settled(api, DOMAIN, 60);
        int live = Await.live(api, DOMAIN, 1);
        JsonNode version =
                api.get("/v1/prompts/" + DOMAIN + "/versions/" + live).json();
        JsonNode verdict = version.path("verdict");
        assertThat(verdict.path("passed").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("candidatePerplexity").asDouble())
                .isLessThan(verdict.path("frozenPerplexity").asDouble());
        assertThat(log.read(Topics.VERSIONS, DOMAIN, VersionManifest.class))
                .extracting(VersionManifest::getDigest)
                .contains(version.path("digest").asText());
        return version;
    }

    private void theFilesOfTheVersionAreThere(JsonNode version) {
        assertThat(version.path("blobs")).hasSize(2).allSatisfy(blob -> {
            byte[] bytes = api.get(blob.path("href").asText()).body();
            assertThat(Sha256.hex(bytes)).isEqualTo(blob.path("sha256").asText());
        });
    }

    private void theAliasNamesIt(JsonNode version) {
        JsonNode alias = api.get("/v1/prompts/" + DOMAIN + "/aliases/live").json();
        assertThat(alias.path("version").asInt())
                .isGreaterThanOrEqualTo(version.path("version").asInt());
        assertThat(alias.path("automatic").asBoolean()).isTrue();
    }

    private void theWorkerAnswersWithItAndSaysSo(JsonNode version) {
        int number = version.path("version").asInt();
        Api.Answer answer = api.complete(DOMAIN + "@" + number, "the river");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.digest()).isEqualTo(version.path("digest").asText());
        assertThat(answer.json().path("alluvium").path("version").asInt()).isEqualTo(number);
        Await.served(api, api, DOMAIN);
    }

    private void theWorkerSwapsToTheNextOne() {
        int before = Await.liveNow(api, DOMAIN);
        api.offer(DOMAIN, Texts.rivers(100, 140));
        int after = Await.live(api, DOMAIN, before + 1);
        Await.served(api, api, DOMAIN);
        assertThat(api.get("/v1/fleet").json()).anySatisfy(worker -> {
            assertThat(worker.path("domain").asText()).isEqualTo(DOMAIN);
            assertThat(worker.path("status").asText()).isEqualTo("SERVING");
            assertThat(worker.path("version").asInt()).isGreaterThanOrEqualTo(after);
        });
    }
}
