package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.model.hub.DownloadListener;
import io.alluvium.model.hub.HubException;
import io.alluvium.model.hub.HubModels;
import io.alluvium.model.hub.HubSettings;
import io.alluvium.model.hub.ModelReference;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our own client of the Hub, which is strict about what a Hub answers, against the registry. It fetches checkpoints, so the
 * version has the files of one; the gate did not pass it, so that no worker takes it for a prompt.
 */
@ExtendWith(SharedAlluvium.class)
class OwnHubClientIT {

    private static final String LEARNED = "own-client-learned";
    private static final String DOMAIN = "own-client";
    private static final String DIGEST = "5e1f".repeat(16);

    private final Api api;
    private final Log log;
    private final BlobStore blobs;

    @TempDir
    Path directory;

    private Path checkpoint;

    OwnHubClientIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
        this.log = new Log(alluvium.bootstrapServers());
        this.blobs = BlobStores.inDirectory(alluvium.data().resolve("blobs"));
    }

    @BeforeEach
    void publishACheckpoint() throws IOException {
        checkpoint = Files.createDirectories(directory.resolve("tiny"));
        TinyBackbone.write(checkpoint);
        api.offer(LEARNED, Texts.rivers(0, 60));
        Await.live(api, LEARNED, 1);
        VersionManifest pattern =
                log.read(Topics.VERSIONS, LEARNED, VersionManifest.class).get(0);
        VersionManifest version = VersionManifest.newBuilder(pattern)
                .setDomain(DOMAIN)
                .setVersion(1)
                .setDigest(DIGEST)
                .setParentVersion(null)
                .setBlobs(files())
                .build();
        version.getVerdict().setPassed(false);
        log.write(Topics.VERSIONS, DOMAIN, List.of(RecordWriter.write(version)));
        Await.until("the checkpoint to be published")
                .until(() -> api.answers("/v1/prompts/" + DOMAIN + "/aliases/candidate"));
    }

    private List<BlobReference> files() throws IOException {
        List<BlobReference> files = new ArrayList<>();
        for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            byte[] bytes = Files.readAllBytes(checkpoint.resolve(name));
            files.add(new BlobReference(name, blobs.put(bytes), (long) bytes.length, "application/octet-stream"));
        }
        return files;
    }

    @Test
    void shouldBringAVersionIntoTheCacheAsFromTheHub() throws IOException {
        for (String revision : List.of("1", "candidate", DIGEST.substring(0, 40))) {
            // When
            Path fetched = models(Map.of()).directory(reference(DOMAIN, revision), DownloadListener.NONE);

            // Then
            assertThat(fetched).hasFileName(DIGEST.substring(0, 40));
            for (BlobReference file : files()) {
                assertThat(Sha256.hex(Files.readAllBytes(fetched.resolve(file.getName()))))
                        .isEqualTo(file.getSha256());
            }
            assertThat(models(Map.of("HF_HUB_OFFLINE", "1"))
                            .directory(reference(DOMAIN, revision), DownloadListener.NONE))
                    .isEqualTo(fetched);
        }
    }

    @Test
    void shouldBeToldWhatIsMissingAsByTheHub() {
        assertThatThrownBy(() -> models(Map.of()).directory(reference(DOMAIN, "main"), DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("main");
        assertThatThrownBy(() -> models(Map.of())
                        .directory(ModelReference.parse("hf://openai-community/gpt2"), DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("openai-community/gpt2");
        assertThatThrownBy(() -> models(Map.of()).directory(reference(LEARNED, "main"), DownloadListener.NONE))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("holds no config.json")
                .hasMessageContaining("adapter_config.json");
    }

    private static ModelReference reference(String domain, String revision) {
        return ModelReference.parse("hf://alluvium/" + domain + "@" + revision);
    }

    private HubModels models(Map<String, String> further) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "HF_ENDPOINT",
                api.server() + "/hub",
                "HF_HUB_CACHE",
                directory.resolve("cache").toString()));
        environment.putAll(further);
        return new HubModels(HubSettings.from(environment, directory));
    }
}
