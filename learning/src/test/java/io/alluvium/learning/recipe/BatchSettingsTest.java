package io.alluvium.learning.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

    private static final int[] LONG = new int[9];
    private static final int[] SHORT = new int[4];

    @Test
    void shouldMakeOneUpdateOfTheBatchUnlessToldOtherwise() {
        assertThat(new BatchSettings(4, 64, 8, 0).updates(List.of(LONG, SHORT, LONG)))
                .containsExactly(List.of(LONG, SHORT, LONG));
    }

    @Test
    void shouldCutTheBatchIntoUpdatesOfWholeWindowsAndLeaveNoneOut() {
        assertThat(new BatchSettings(4, 64, 8, 10).updates(List.of(LONG, SHORT, LONG, LONG, SHORT)))
                .containsExactly(List.of(LONG, SHORT), List.of(LONG, LONG), List.of(SHORT));
    }
}
