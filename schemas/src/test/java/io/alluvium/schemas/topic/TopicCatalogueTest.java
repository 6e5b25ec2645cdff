package io.alluvium.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.schemas.Topics;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue and the list of names agree, and the logs that are the truth are never cut. */
class TopicCatalogueTest {

    @Test
    void shouldHoldEveryTopicOnce() throws IllegalAccessException {
        // Given
        List<String> names = new ArrayList<>();
        for (Field field : Topics.class.getFields()) {
            names.add((String) field.get(null));
        }

        // When
        List<String> catalogued =
                TopicCatalogue.all().stream().map(TopicSpec::name).toList();

        // Then
        assertThat(catalogued).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void shouldKeepForEverWhatVersionsAreMadeFrom() {
        // When
        List<String> kept = TopicCatalogue.all().stream()
                .filter(spec -> "-1".equals(spec.retention().toKafka().get("retention.ms")))
                .map(TopicSpec::name)
                .toList();

        // Then
        assertThat(kept).containsExactly(Topics.EXAMPLES, Topics.VERSIONS, Topics.REGISTRY_LOG);
    }

    @Test
    void shouldRefuseALayoutWithoutPartitions() {
        assertThatThrownBy(() -> new TopicLayout(0, (short) 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 partition");
    }
}
