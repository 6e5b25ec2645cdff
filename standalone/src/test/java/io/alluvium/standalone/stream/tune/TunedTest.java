package io.alluvium.standalone.stream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TunedTest {

    @Test
    void shouldChooseWhatServesAndKeepsBestAmongWhatCanBeAfforded() {
        // When
        Tuned tuned = Tuned.of(
                "ewc",
                List.of(
                        new Trial("serves", 3.0, 5.0, 6, true),
                        new Trial("both", 3.5, 4.0, 6, true),
                        new Trial("keeps", 4.5, 3.2, 6, true),
                        new Trial("dear", 1.0, 1.0, 9, false)));

        // Then
        assertThat(tuned.chosen()).isEqualTo("both");
    }

    @Test
    void shouldTakeTheCheapestWhereNoneCanBeAfforded() {
        // When
        Tuned tuned = Tuned.of("ewc", List.of(new Trial("dear", 1, 1, 9, false), new Trial("less", 2, 2, 8, false)));

        // Then
        assertThat(tuned.chosen()).isEqualTo("less");
    }
}
