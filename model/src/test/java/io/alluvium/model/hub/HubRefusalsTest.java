package io.alluvium.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubRefusalsTest extends HubTest {

    @Test
    void shouldSendTheTokenToTheHubAndNowhereElse() throws IOException {
        // Given
        server.commit("main", files());
        server.need("secret");

        // When
        Path directory = fetch(models("HF_TOKEN", "secret"));

        // Then
        assertThat(directory.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(server.seen()).extracting(HubRequest::atStore).contains(true, false);
        assertThat(server.seen())
                .allMatch(request -> request.atStore()
                        ? request.authorization() == null
                        : "Bearer secret".equals(request.authorization()));
    }

    @Test
    void shouldSayHowToBeLetIntoAGatedModel() throws IOException {
        // Given
        server.commit("main", files());
        server.gate("secret");

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .hasMessageContaining("gated")
                .hasMessageContaining(server.url() + "/ada/tiny")
                .hasMessageContaining("set HF_TOKEN");
        assertThatThrownBy(() -> fetch(models("HF_TOKEN", "another")))
                .hasMessageContaining("the token in use")
                .hasMessageNotContaining("another");
    }

    @Test
    void shouldTellAModelARevisionAndAFileApart() throws IOException {
        // Given
        server.commit("main", files());
        Map<String, byte[]> pickles = files();
        pickles.remove("model.safetensors");
        server.commit("old", pickles);
        pickles.remove("tokenizer.json");
        server.commit("older", pickles);

        // When, Then
        assertThatThrownBy(() -> models().directory(ModelReference.parse("hf://ada/tin"), DownloadListener.NONE))
                .hasMessageContaining("hf://ada/tin@main")
                .hasMessageContaining("no such model, or it is private")
                .hasMessageContaining("HF_TOKEN");
        assertThatThrownBy(() -> fetch(models(), "v9")).hasMessageContaining("no revision \"v9\"");
        assertThatThrownBy(() -> fetch(models(), "old"))
                .hasMessageContaining("neither model.safetensors nor")
                .hasMessageContaining("pytorch_model.bin")
                .hasMessageContaining("Pickled weights are never read");
        assertThatThrownBy(() -> fetch(models(), "older")).hasMessageContaining("holds no tokenizer.json");
        assertThat(server.fetches("pytorch_model.bin")).isEmpty();
    }

    @Test
    void shouldNotBeginWhatTheDiskHasNoRoomFor() throws IOException {
        // Given
        String commit = server.commit("main", files());
        server.misbehave(elsewhere(commit, "a".repeat(64), "999999999999999999"));

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .hasMessageContaining("999999999999999999 bytes are to come")
                .hasMessageContaining("has room for")
                .hasMessageContaining("HF_HOME");
        assertThat(server.fetches("model.safetensors")).isEmpty();
    }

    @Test
    void shouldTrustNoEtagThatIsNoDigest() throws IOException {
        // Given
        String commit = server.commit("main", files());
        server.misbehave(elsewhere(commit, "../../../outside", "9"));

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .hasMessageContaining("etag \"../../../outside\"")
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void shouldUseWhatIsInTheCacheWhenOffline() throws IOException {
        // Given
        server.commit("main", files());
        Path fetched = fetch(models());
        server.seen().clear();

        // When
        Path offline = fetch(models("HF_HUB_OFFLINE", "1"));

        // Then
        assertThat(offline).isEqualTo(fetched);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingWhenOffline() throws IOException {
        // Given
        String commit = server.commit("main", files());
        assertThatThrownBy(() -> fetch(models("HF_HUB_OFFLINE", "1")))
                .hasMessageContaining("not in the cache " + cache)
                .hasMessageContaining("HF_HUB_OFFLINE");
        Path directory = fetch(models());
        Files.delete(directory.resolve("tokenizer.json"));
        Files.delete(directory.resolve("model.safetensors"));

        // When, Then
        assertThatThrownBy(() -> fetch(models("HF_HUB_OFFLINE", "1")))
                .hasMessageContaining(commit + " lacks tokenizer.json, model.safetensors of hf://ada/tiny@main");
    }

    @Test
    void shouldUseWhatIsInTheCacheWhileTheHubIsAway() throws IOException {
        // Given
        server.commit("main", files());
        Path fetched = fetch(models());
        HubModels models = models();
        server.close();

        // When
        Path found = fetch(models);

        // Then
        assertThat(found).isEqualTo(fetched);
        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldSayWhichHubItCouldNotReach() throws IOException {
        // Given
        HubModels models = models();
        server.close();

        // When, Then
        assertThatThrownBy(() -> fetch(models))
                .isInstanceOf(HubAwayException.class)
                .hasMessageContaining(server.url().toString())
                .hasMessageContaining("HF_ENDPOINT")
                .hasMessageContaining("HF_HUB_OFFLINE=1");
        assertThat(pauses).hasSize(Retries.MOST);
    }

    @Test
    void shouldSayWhereTheCacheCannotBeWritten() throws IOException {
        // Given
        server.commit("main", files());
        Path file = Files.createFile(cache.resolve("file"));

        // When, Then
        assertThatThrownBy(() -> fetch(models("HF_HUB_CACHE", file.toString())))
                .hasMessageContaining("writing to the cache " + file)
                .hasMessageContaining("HF_HOME");
    }

    /** The answer that large files get: where they lie, under which name and of what size. */
    private static HubFault elsewhere(String commit, String etag, String size) {
        Map<String, String> headers = Map.of(
                "X-Repo-Commit",
                commit,
                "X-Linked-Etag",
                '"' + etag + '"',
                "X-Linked-Size",
                size,
                "Location",
                "http://localhost:1/");
        return HubFault.status("HEAD", "model.safetensors", 302, headers);
    }
}
