package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.rule.Wish;
import io.alluvium.schemas.TagChange;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and values that people give to versions. */
class TagTest {

    private RegistryDriver registry;
    private int asked;

    @BeforeEach
    void start() {
        registry = new RegistryDriver();
        registry.propose(Words.version("news", 1, true));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldSetChangeAndRemoveATag() {
        // When, Then
        wish(tag("quality", "unknown"));
        assertThat(tags()).isEqualTo(Map.of("quality", "unknown"));
        wish(tag("quality", "checked").setExpectedValue("unknown"));
        assertThat(tags()).isEqualTo(Map.of("quality", "checked"));
        wish(tag("quality", null).setExpectedValue("checked"));
        assertThat(tags()).isEmpty();
        assertThat(registry.view().history("news", Long.MAX_VALUE, 3))
                .extracting(entry -> ((TagChange) entry.wish()).getReason())
                .containsOnly("because");
    }

    @Test
    void shouldChangeATagOnlyFromWhatTheWisherBelievesItToSay() {
        // Given
        wish(tag("quality", "checked"));

        // When, Then
        wish(tag("quality", "doubtful").setExpectedValue("unknown"));
        assertThat(refusal()).startsWith("precondition-failed: ").contains("says 'checked', not 'unknown'");
        wish(tag("quality", "doubtful"));
        assertThat(refusal()).startsWith("precondition-failed: ").contains("says 'checked', not nothing");
        assertThat(tags()).isEqualTo(Map.of("quality", "checked"));
        wish(tag("quality", "doubtful").setExpectAny(true));
        assertThat(tags()).isEqualTo(Map.of("quality", "doubtful"));
    }

    @ParameterizedTest
    @CsvSource({"Quality,x", "7,x", "'a b',x", "'',x", "fine,'a\tb'"})
    void shouldRefuseUnfitNamesAndValues(String name, String value) {
        // When
        wish(tag(name, value));

        // Then
        assertThat(refusal()).startsWith("bad-tag: ");
        assertThat(tags()).isEmpty();
    }

    @Test
    void shouldHaveRoomForSixtyFourTags() {
        // Given
        for (int i = 0; i < 64; i++) {
            wish(tag("tag-" + i, "x"));
        }

        // When, Then
        wish(tag("one-more", "x"));
        assertThat(refusal()).startsWith("too-many-tags: ");
        wish(tag("tag-7", "y").setExpectAny(true));
        assertThat(tags()).hasSize(64).containsEntry("tag-7", "y");
    }

    @Test
    void shouldRefuseToTagWhatWasNeverPublished() {
        // When
        wish(tag("quality", "checked").setVersion(2));

        // Then
        assertThat(refusal()).startsWith("unknown-version: ");
    }

    private TagChange.Builder tag(String name, String value) {
        return Words.tag("news", name, value).setRequestId("tag-" + asked++);
    }

    private void wish(TagChange.Builder wish) {
        registry.wish("news", wish.build());
    }

    private String refusal() {
        return Wish.of(registry.last("news")).orElseThrow().refusal();
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        registry.view().tags("news", 1).forEach((name, set) -> tags.put(name, set.getValue()));
        return tags;
    }
}
