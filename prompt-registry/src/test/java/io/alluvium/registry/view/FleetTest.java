package io.alluvium.registry.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.RegistryDriver;
import io.alluvium.registry.Words;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers said of a domain, whatever they are called and whichever alias they follow. */
class FleetTest {

    private final RegistryDriver registry = new RegistryDriver();

    @BeforeEach
    void say() {
        registry.acknowledge("w1/news", Words.serving("w1", "news", 1));
        registry.acknowledge("w2/news:candidate", Words.serving("w2", "news", 1));
        registry.acknowledge("rack-1/w3/news", Words.serving("rack-1/w3", "news", 1));
        registry.acknowledge("w1/news-2", Words.serving("w1", "news-2", 1));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldFindWhatWasSaidOfOneDomain() {
        assertThat(workers(registry.view().fleet("news"))).containsExactly("rack-1/w3", "w1", "w2");
        assertThat(workers(registry.view().fleet("news-2"))).containsExactly("w1");
        assertThat(registry.view().fleet("new")).isEmpty();
        assertThat(registry.view().fleet()).hasSize(4);
    }

    @Test
    void shouldForgetWhatWasTakenBack() {
        // When
        registry.acknowledge("w2/news:candidate", null);

        // Then
        assertThat(workers(registry.view().fleet("news"))).containsExactly("rack-1/w3", "w1");
    }

    private static List<String> workers(List<WorkerAcknowledgement> said) {
        return said.stream().map(WorkerAcknowledgement::getWorkerId).toList();
    }
}
