package io.alluvium.model.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HubModelsTest extends HubTest {

    @Test
    void shouldKeepWhatACheckpointNeedsInTheHubsLayout() throws IOException {
        // Given
        String commit = server.commit("main", files());

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory).isEqualTo(repository().resolve("snapshots").resolve(commit));
        assertThat(names(directory))
                .containsExactly("config.json", "generation_config.json", "model.safetensors", "tokenizer.json");
        assertThat(directory.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(Files.readSymbolicLink(directory.resolve("model.safetensors")))
                .isEqualTo(Path.of("../../blobs", HubServer.digest("SHA-256", weights)));
        assertThat(Files.readSymbolicLink(directory.resolve("config.json")))
                .isEqualTo(Path.of("../../blobs", HubServer.gitDigest(CONFIG)));
        assertThat(repository().resolve("refs/main")).hasContent(commit);
        assertThat(repository().resolve(".no_exist").resolve(commit).resolve("merges.txt"))
                .isEmptyFile();
        assertThat(names(repository().resolve("blobs"))).hasSize(4).noneMatch(name -> name.contains("incomplete"));
    }

    @Test
    void shouldFetchTheShardsThatTheIndexNames() throws IOException {
        // Given
        Map<String, byte[]> files = files();
        files.remove("model.safetensors");
        files.put("model-00001-of-00002.safetensors", weights);
        files.put("model-00002-of-00002.safetensors", CONFIG);
        files.put("model-00003-of-00002.safetensors", TOKENIZER);
        files.put("model.safetensors.index.json", """
                {"weight_map": {"a": "model-00002-of-00002.safetensors", "b": "model-00001-of-00002.safetensors",
                                "c": "model-00001-of-00002.safetensors"}}
                """.getBytes(UTF_8));
        server.commit("main", files);

        // When
        Path directory = fetch(models());

        // Then
        assertThat(names(directory))
                .contains("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")
                .doesNotContain("model-00003-of-00002.safetensors");
        assertThat(directory.resolve("model-00001-of-00002.safetensors")).hasBinaryContent(weights);
    }

    @Test
    void shouldNotLeaveTheSnapshotForAShard() throws IOException {
        // Given
        Map<String, byte[]> files = files();
        files.remove("model.safetensors");
        files.put("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"../../a.safetensors\"}}".getBytes(UTF_8));
        server.commit("main", files);

        // When, Then
        assertThatThrownBy(() -> fetch(models())).hasMessageContaining("names \"../../a.safetensors\" as a shard");
    }

    @Test
    void shouldAskOnlyWhatARevisionIsWhereItsFilesAreHere() throws IOException {
        // Given
        server.commit("main", files());
        Path first = fetch(models());
        server.seen().clear();

        // When
        Path second = fetch(models());

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(server.seen()).extracting(HubRequest::path).containsExactly("/api/models/ada/tiny/revision/main");
    }

    @Test
    void shouldAskNothingAboutACommitThatIsHere() throws IOException {
        // Given
        String commit = server.commit("main", files());
        Path first = fetch(models(), commit);
        server.seen().clear();

        // When
        Path second = fetch(models(), commit);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(server.seen()).isEmpty();
        assertThat(repository().resolve("refs")).doesNotExist();
    }

    @Test
    void shouldFetchOnlyWhatChangedWhenABranchMoves() throws IOException {
        // Given
        server.commit("main", files());
        Path before = fetch(models());
        Map<String, byte[]> changed = files();
        changed.put("config.json", "{}\n".getBytes(UTF_8));
        String commit = server.commit("main", changed);

        // When
        Path after = fetch(models());

        // Then
        assertThat(after.getFileName()).hasToString(commit);
        assertThat(after.resolve("config.json")).hasContent("{}");
        assertThat(before.resolve("config.json")).hasBinaryContent(CONFIG);
        assertThat(server.fetches("model.safetensors").stream().filter(HubRequest::atStore))
                .hasSize(1);
    }

    @Test
    void shouldTakeARevisionWithASlashInItsName() throws IOException {
        // Given
        String commit = server.commit("refs/pr/7", files());

        // When
        Path directory = fetch(models(), "refs/pr/7");

        // Then
        assertThat(directory.getFileName()).hasToString(commit);
        assertThat(repository().resolve("refs/refs/pr/7")).hasContent(commit);
    }

    @Test
    void shouldCopyWhereLinksAreTurnedOff() throws IOException {
        // Given
        Map<String, byte[]> files = files();
        server.commit("main", files);
        fetch(models());
        files.put("config.json", "{}\n".getBytes(UTF_8));
        server.commit("main", files);

        // When
        Path directory = fetch(models("HF_HUB_DISABLE_SYMLINKS", "1"));

        // Then
        assertThat(directory.resolve("model.safetensors")).hasBinaryContent(weights);
        try (Stream<Path> found = Files.list(directory)) {
            assertThat(found.toList()).hasSize(4).noneMatch(Files::isSymbolicLink);
        }
    }

    @Test
    void shouldTellHowFarItHasCome() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.cut("model.safetensors", 300_000));
        List<Long> done = new ArrayList<>();
        List<Long> all = new ArrayList<>();

        // When
        models().directory(ModelReference.parse("hf:ada/tiny"), (file, came, expected) -> {
            done.add(came);
            all.add(expected);
        });

        // Then
        long bytes = weights.length + CONFIG.length + TOKENIZER.length + 2;
        assertThat(all).containsOnly(bytes);
        assertThat(done).isSorted().endsWith(bytes);
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
