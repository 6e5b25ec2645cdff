package io.alluvium.model.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Hub's own client, {@code huggingface_hub}, beside ours: one cache for both, and one server that both take for a
 * Hub. Its interpreter is in {@code target/python}, or named by {@code -Dpython}.
 */
class HubPythonIT extends HubTest {

    private static final String DOWNLOAD = """
            from huggingface_hub import hf_hub_download
            for name in ["config.json", "tokenizer.json", "generation_config.json", "model.safetensors"]:
                print(hf_hub_download("ada/tiny", name))
            """;

    @Test
    void shouldBeReadByTheHubsOwnClientWithoutAHub() throws Exception {
        // Given
        server.commit("main", files());
        Path directory = fetch(models());
        server.close();

        // When
        List<String> lines = python(Map.of("HF_HUB_OFFLINE", "1"), DOWNLOAD + """
                        from huggingface_hub import snapshot_download, try_to_load_from_cache, _CACHED_NO_EXIST
                        print(snapshot_download("ada/tiny"))
                        print(try_to_load_from_cache("ada/tiny", "merges.txt") is _CACHED_NO_EXIST)
                        """);

        // Then
        assertThat(lines)
                .containsExactly(
                        directory.resolve("config.json").toString(),
                        directory.resolve("tokenizer.json").toString(),
                        directory.resolve("generation_config.json").toString(),
                        directory.resolve("model.safetensors").toString(),
                        directory.toString(),
                        "True");
    }

    @Test
    void shouldUseWhatTheHubsOwnClientFetched() throws Exception {
        // Given
        String commit = server.commit("main", files());
        List<String> lines = python(Map.of(), DOWNLOAD);
        server.seen().clear();

        // When
        Path offline = fetch(models("HF_HUB_OFFLINE", "1"));
        Path online = fetch(models());

        // Then
        assertThat(lines).contains(offline.resolve("model.safetensors").toString());
        assertThat(offline.getFileName()).hasToString(commit);
        assertThat(online).isEqualTo(offline).isNotEmptyDirectory();
        assertThat(offline.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(server.seen()).extracting(HubRequest::path).containsExactly("/api/models/ada/tiny/revision/main");
    }

    @Test
    void shouldBeAskedByTheHubsOwnClientAsTheHubIs() throws Exception {
        // Given
        server.commit("main", files());
        String attempt = """
                from huggingface_hub import hf_hub_download
                def attempt(repository, name, revision):
                    try:
                        return hf_hub_download(repository, name, revision=revision)
                    except Exception as e:
                        return type(e).__name__
                """;

        // When
        List<String> open = python(Map.of(), attempt + """
                        print(attempt("ada/other", "config.json", "main"))
                        print(attempt("ada/tiny", "config.json", "v9"))
                        print(attempt("ada/tiny", "merges.txt", "main"))
                        """);
        server.gate("secret");
        List<String> gated = python(Map.of(), attempt + "print(attempt('ada/tiny', 'config.json', 'main'))");
        List<String> admitted =
                python(Map.of("HF_TOKEN", "secret"), attempt + "print(attempt('ada/tiny', 'config.json', 'main'))");

        // Then
        assertThat(open)
                .containsExactly("RepositoryNotFoundError", "RevisionNotFoundError", "RemoteEntryNotFoundError");
        assertThat(gated).containsExactly("GatedRepoError");
        assertThat(admitted).singleElement().asString().endsWith("config.json");
    }

    private List<String> python(Map<String, String> further, String program) throws IOException, InterruptedException {
        Path interpreter = Path.of(System.getProperty("python.interpreter", "target/python/bin/python"));
        assertThat(interpreter)
                .as("Make the interpreter with src/test/python/setup.sh, or name one that has huggingface_hub")
                .exists();
        Path said = cache.resolveSibling(cache.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(interpreter.toString(), "-c", program).redirectError(said.toFile());
        builder.environment().putAll(environment());
        builder.environment().putAll(Map.of("HF_HUB_DISABLE_PROGRESS_BARS", "1", "HF_HUB_DISABLE_TELEMETRY", "1"));
        builder.environment().putAll(further);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        Files.delete(said);
        return output.lines().toList();
    }
}
