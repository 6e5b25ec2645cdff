package io.alluvium.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A bookmark at rest. */
class BookmarkTest {

    private static final Bookmark BOOKMARK = new Bookmark(41, 1_000, "ab".repeat(32));

    @Test
    void shouldComeBackAsItWasKept() {
        // When, Then
        assertThat(Bookmark.decode("news", BOOKMARK.encode())).isEqualTo(BOOKMARK);
    }

    @Test
    void shouldRefuseEveryLengthButItsOwn() {
        // Given
        byte[] whole = BOOKMARK.encode();

        for (int length = 0; length < whole.length + 3; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                // When, Then
                assertThatThrownBy(() -> Bookmark.decode("news", bytes))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("bookmark of domain 'news'");
            }
        }
    }
}
