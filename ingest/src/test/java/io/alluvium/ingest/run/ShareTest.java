package io.alluvium.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What one process works on. */
class ShareTest {

    @Test
    void shouldBeWholeOnlyWithAllPartitions() {
        assertThat(new IngestStreams.Share(new TreeSet<>(List.of(0, 1, 2, 3)), 4).whole())
                .isTrue();
        assertThat(new IngestStreams.Share(new TreeSet<>(List.of(0, 2)), 4).whole())
                .isFalse();
    }
}
