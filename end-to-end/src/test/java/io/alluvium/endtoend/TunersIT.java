package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.learning.tuner.Tuners;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every tuner goes the whole way, from records to answers, each in a domain of its own of one running system. */
@ExtendWith(SharedAlluvium.class)
class TunersIT {

    private static final Map<String, String> KINDS = Map.of(
            "prefix", "PREFIX",
            "prompt", "PROMPT",
            "low-rank", "LORA",
            "layer-norm", "LAYER_NORM",
            "adapter", "ADAPTER",
            "compacter", "COMPACTER");
    private static final Map<String, String> FORMS = Map.of(
            "prefix", "PREFIX_TUNING",
            "prompt", "PROMPT_TUNING",
            "low-rank", "LORA",
            "layer-norm", "LN_TUNING",
            "adapter", "HOULSBY_ADAPTER",
            "compacter", "COMPACTER");
    private static final String UNSEEN = "the river 4711 carried the ground to the river";
    private static final int TEXTS = 60;

    private final Api api;
    private final Log log;

    TunersIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
        this.log = new Log(alluvium.bootstrapServers());
    }

    @Test
    void shouldAnswerBetterAfterLearningWithEachTuner() {
        // Given
        double frozen = api.perplexity("base", UNSEEN);
        List<String> tuners = Tuners.FAMILY.names();

        // When
        for (String tuner : tuners) {
            api.offer(Workspace.domainOf(tuner), Texts.rivers(0, TEXTS));
            api.post("/v1/domains/" + Workspace.domainOf(tuner) + "/cut", Api.object());
        }
        tuners.forEach(tuner -> Await.settled(api, Workspace.domainOf(tuner), TEXTS));

        // Then
        for (String tuner : tuners) {
            String domain = Workspace.domainOf(tuner);
            Await.live(api, domain, 1);
            Await.served(api, api, domain);
            assertThat(api.perplexity(domain, UNSEEN)).as(tuner).isLessThan(0.9 * frozen);
            requirePublished(tuner);
        }
        requireTogetherAsAlone(tuners);
    }

    private void requirePublished(String tuner) {
        String domain = Workspace.domainOf(tuner);
        int live = Await.liveNow(api, domain);
        assertThat(log.read(Topics.VERSIONS, domain, VersionManifest.class))
                .filteredOn(version -> version.getVersion() == live)
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.getTunerKind()).isEqualTo(KINDS.get(tuner));
                    assertThat(version.getVerdict().getPassed()).isTrue();
                    assertThat(version.getVerdict().getCandidatePerplexity())
                            .isLessThan(version.getVerdict().getFrozenPerplexity());
                });
        JsonNode files =
                api.get("/v1/prompts/" + domain + "/versions/" + live).json().path("blobs");
        assertThat(files)
                .filteredOn(file -> file.path("name").asText().equals("adapter_config.json"))
                .singleElement()
                .satisfies(file -> assertThat(api.get(file.path("href").asText())
                                .json()
                                .path("peft_type")
                                .asText())
                        .isEqualTo(FORMS.get(tuner)));
    }

    /** Answers by versions of all tuners in one batch are those that each gives by itself. */
    private void requireTogetherAsAlone(List<String> tuners) {
        Map<String, String> alone = tuners.stream().collect(Collectors.toMap(Function.identity(), this::text));
        List<String> crowd =
                Collections.nCopies(3, tuners).stream().flatMap(List::stream).toList();
        assertThat(crowd.parallelStream().map(tuner -> Map.entry(tuner, text(tuner))))
                .allSatisfy(answer ->
                        assertThat(answer.getValue()).as(answer.getKey()).isEqualTo(alone.get(answer.getKey())));
    }

    private String text(String tuner) {
        Api.Answer answer = api.complete(Workspace.domainOf(tuner), "the river");
        assertThat(answer.status()).as(tuner).isEqualTo(200);
        return answer.json().path("choices").path(0).path("text").asText();
    }
}
