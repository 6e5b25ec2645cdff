package io.alluvium.standalone.stream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.standalone.stream.work.Contender;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void shouldCombineAllAlternativesUnderTheNameOfWhatIsFixed() {
        // When
        Grid grid = Grid.of("ewc?consolidation.weight=1|10&tuner.length=4&optimizer.rate=0.05|0.15|0.5");

        // Then
        assertThat(grid.label()).isEqualTo("ewc?tuner.length=4");
        assertThat(grid.open()).isTrue();
        assertThat(grid.points())
                .extracting(Contender::label)
                .containsExactly(
                        "ewc?consolidation.weight=1&tuner.length=4&optimizer.rate=0.05",
                        "ewc?consolidation.weight=1&tuner.length=4&optimizer.rate=0.15",
                        "ewc?consolidation.weight=1&tuner.length=4&optimizer.rate=0.5",
                        "ewc?consolidation.weight=10&tuner.length=4&optimizer.rate=0.05",
                        "ewc?consolidation.weight=10&tuner.length=4&optimizer.rate=0.15",
                        "ewc?consolidation.weight=10&tuner.length=4&optimizer.rate=0.5");
        assertThat(grid.points()
                        .get(5)
                        .recipe()
                        .optimizer()
                        .settings()
                        .get("rate")
                        .asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void shouldBeOnePointWithoutAlternatives() {
        // When, Then
        assertThat(Grid.of("ewc").points()).containsExactly(Contender.of("ewc"));
        assertThat(Grid.of("ewc?replayShare=0.5").points()).containsExactly(Contender.of("ewc?replayShare=0.5"));
        assertThat(Grid.of("ewc?replayShare=0.5").open()).isFalse();
        assertThat(Grid.of("ewc?replayShare=0.5").label()).isEqualTo("ewc?replayShare=0.5");
    }

    @Test
    void shouldRefuseAnAlternativeThatIsNoSetting() {
        // When, Then
        assertThatThrownBy(() -> Grid.of("ewc?replayShare=0.5|much")).hasMessageContaining("replayShare");
        assertThatThrownBy(() -> Grid.of("ewc?weight|10")).hasMessageContaining("'weight' is no KEY=VALUE");
    }
}
