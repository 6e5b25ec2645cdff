package io.alluvium.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whose texts a learner was given. */
class SourcesTest {

    @Test
    void shouldCountByNameAndComeBackAsTheyWereKept() {
        // When
        Sources sources = Sources.NONE.and("gauge").and(null).and("gauge").and("x".repeat(300));

        // Then
        assertThat(sources.records())
                .containsEntry("gauge", 2L)
                .containsEntry("", 1L)
                .containsEntry("x".repeat(200), 1L);
        assertThat(Sources.decode("news", sources.encode())).isEqualTo(sources);
    }

    @Test
    void shouldKeepTheSourcesThatCameFirst() {
        // Given
        Sources sources = Sources.NONE;
        for (int i = 0; i < 40; i++) {
            sources = sources.and("source-" + i);
        }

        // When
        sources = sources.and("source-7").and("source-39");

        // Then
        assertThat(sources.records()).hasSize(32).containsEntry("source-7", 2L).doesNotContainKey("source-39");
        assertThat(sources.total()).isEqualTo(33);
    }

    @Test
    void shouldRefuseEveryLengthButTheirOwn() {
        // Given
        byte[] whole = Sources.NONE.and("gauge").and("diary").encode();

        for (int length = 0; length < whole.length + 3; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                // When, Then
                assertThatThrownBy(() -> Sources.decode("news", bytes))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("sources of domain 'news'");
            }
        }
    }
}
