package io.alluvium.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.Precision;
import io.alluvium.model.Sampling;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.worker.fixture.Publication;
import io.alluvium.worker.fixture.RegistryServer;
import io.alluvium.worker.fixture.TinyPrompts;
import io.alluvium.worker.follow.PromptKey;
import io.alluvium.worker.follow.PromptRefusedException;
import io.alluvium.worker.follow.PromptVersion;
import io.alluvium.worker.follow.RegistryClient;
import io.alluvium.worker.follow.RegistryUnavailableException;
import io.alluvium.worker.follow.VerifiedPrompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts are swapped under requests, and each request keeps the one that it began with. */
class PromptLibraryTest {

    private static final PromptKey LIVE = new PromptKey("news", "live");
    private static final ModelName NEWS = new ModelName.Alias(LIVE);

    private static Backbone backbone;

    @TempDir
    private Path blobs;

    private RegistryServer registry;
    private PromptLibrary library;

    @BeforeAll
    static void load() {
        backbone = Backbone.open(TinyBackbone.directory(), new BackboneOptions(Precision.FP32, 1, "cpu"));
    }

    @AfterAll
    static void unload() {
        backbone.close();
    }

    @BeforeEach
    void open() {
        registry = new RegistryServer(blobs);
        library = new PromptLibrary(backbone, new RegistryClient(registry.url(), Duration.ofSeconds(5)), 2);
    }

    @AfterEach
    void close() {
        library.close();
        registry.close();
    }

    @Test
    void shouldLendWhatIsNamedAndNothingElse() {
        // Given
        library.receive(LIVE, verified(1));

        // When, Then
        assertThat(served(NEWS).version()).isEqualTo(1);
        assertThat(served(new ModelName.Version("news", 1)).version()).isEqualTo(1);
        assertThat(served(new ModelName.Base()).digest())
                .isEqualTo(backbone.identity().weightsDigest());
        assertThat(library.lease(new ModelName.Alias(new PromptKey("news", "candidate"))))
                .isEmpty();
        assertThat(library.lease(new ModelName.Version("news", 2))).isEmpty();
    }

    @Test
    void shouldLetARequestFinishOnTheVersionThatItBeganWith() {
        // Given
        library.receive(LIVE, verified(1));
        PromptLease lease = library.lease(NEWS).orElseThrow();
        String before = text(lease);

        // When
        library.receive(LIVE, verified(2));
        library.remove(LIVE);

        // Then
        assertThat(text(lease)).isEqualTo(before);
        assertThat(lease.served().version()).isEqualTo(1);
        lease.close();
        lease.close();
        assertThatThrownBy(() -> text(lease)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldNeverMixVersionsNorFailWhileSwappingUnderLoad() throws Exception {
        // Given
        int versions = 6;
        Map<String, String> textOfDigest = new HashMap<>();
        List<VerifiedPrompt> prompts = new ArrayList<>();
        for (int number = 1; number <= versions; number++) {
            VerifiedPrompt prompt = verified(number);
            prompts.add(prompt);
            library.receive(LIVE, prompt);
            try (PromptLease lease = library.lease(NEWS).orElseThrow()) {
                textOfDigest.put(prompt.version().digest(), text(lease));
            }
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        Callable<Void> requests = () -> {
            while (!done.get()) {
                try (PromptLease lease = library.lease(NEWS).orElseThrow()) {
                    assertThat(text(lease))
                            .isEqualTo(textOfDigest.get(lease.served().digest()));
                    answers.incrementAndGet();
                }
            }
            return null;
        };

        // When
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Void>> running =
                List.of(threads.submit(requests), threads.submit(requests), threads.submit(requests));
        for (int swap = 0; swap < 60 || answers.get() < 60; swap++) {
            library.receive(LIVE, prompts.get(swap % versions));
        }
        done.set(true);

        // Then
        for (Future<Void> each : running) {
            each.get();
        }
        threads.shutdown();
        assertThat(textOfDigest.values()).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseAPromptOfAnotherBackboneOrTokenizer() {
        // Given
        library.receive(LIVE, verified(1));
        PromptVersion.Host other =
                new PromptVersion.Host("f00d", backbone.identity().tokenizerDigest());
        PromptVersion.Host words = new PromptVersion.Host(backbone.identity().weightsDigest(), "beef");

        // When, Then
        assertThatThrownBy(() -> library.receive(LIVE, verified(2, other)))
                .isInstanceOf(PromptRefusedException.class)
                .hasMessageContaining("backbone with the SHA-256 f00d")
                .hasMessageContaining("alluvium.model.directory");
        assertThatThrownBy(() -> library.receive(LIVE, verified(2, words)))
                .isInstanceOf(PromptRefusedException.class)
                .hasMessageContaining("tokenizer with the SHA-256 beef");
        assertThat(served(NEWS).version()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAPromptWhoseNumbersDoNotFit() {
        // Given
        PromptVersion.Host host = TinyPrompts.host(backbone.identity());
        Map<String, byte[]> files = TinyPrompts.foreignFiles(backbone.identity());
        PromptVersion version = new Publication(blobs, host).version("news", 1, files);

        // When, Then
        assertThatThrownBy(() -> library.receive(LIVE, new VerifiedPrompt(version, files)))
                .isInstanceOf(PromptRefusedException.class)
                .hasMessageContaining("news@1");
    }

    @Test
    void shouldFetchVersionsOnDemandAndKeepTheLatelyUsed() {
        // Given
        for (int number = 1; number <= 3; number++) {
            registry.know(verified(number).version());
        }

        // When
        PromptLease held = library.lease(new ModelName.Version("news", 1)).orElseThrow();
        String before = text(held);
        served(new ModelName.Version("news", 2));
        served(new ModelName.Version("news", 3));
        int requests = registry.requests();
        served(new ModelName.Version("news", 3));

        // Then
        assertThat(registry.requests()).isEqualTo(requests);
        assertThat(text(held)).isEqualTo(before);
        held.close();
        assertThat(served(new ModelName.Version("news", 1)).version()).isEqualTo(1);
        assertThat(registry.requests()).isGreaterThan(requests);
    }

    @Test
    void shouldSayThatTheRegistryIsAwayAndRecover() {
        // Given
        registry.know(verified(1).version());
        registry.goAway();

        // When, Then
        assertThatThrownBy(() -> library.lease(new ModelName.Version("news", 1)))
                .isInstanceOf(RegistryUnavailableException.class);
        registry.comeBack();
        assertThat(served(new ModelName.Version("news", 1)).version()).isEqualTo(1);
    }

    private ServedVersion served(ModelName name) {
        try (PromptLease lease = library.lease(name).orElseThrow()) {
            return lease.served();
        }
    }

    private VerifiedPrompt verified(int number) {
        return verified(number, TinyPrompts.host(backbone.identity()));
    }

    private VerifiedPrompt verified(int number, PromptVersion.Host host) {
        Map<String, byte[]> files = TinyPrompts.files(number, backbone.identity());
        return new VerifiedPrompt(new Publication(blobs, host).version("news", number, files), files);
    }

    private static String text(PromptLease lease) {
        int[] prompt = {backbone.special().end(), 100, 101};
        Generation generation = backbone.generate(
                new GenerationRequest(prompt, 12, new Sampling(1, 0, 1, 1, 7), List.of()),
                lease.prepared(),
                (piece, token) -> true);
        return java.util.Arrays.toString(generation.tokens());
    }
}
