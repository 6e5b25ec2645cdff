package io.alluvium.standalone.stream.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContenderTest {

    @TempDir
    Path folder;

    @Test
    void shouldChangeWhatIsAskedFor() {
        // When
        Contender contender =
                Contender.of("naive-prefix?optimizer.rate=0.05&tuner.length=4&gradient={\"name\":\"pass\"}");

        // Then
        Recipe naive = Recipes.bundled("naive-prefix");
        assertThat(contender.label()).startsWith("naive-prefix?optimizer.rate=0.05&");
        assertThat(contender.recipe().tuner())
                .isEqualTo(naive.with("tuner.length", 4).tuner());
        assertThat(contender.recipe().optimizer())
                .isEqualTo(naive.with("optimizer.rate", 0.05).optimizer());
        assertThat(contender.recipe().gradient().name()).isEqualTo("pass");
    }

    @Test
    void shouldReadAFileByThePathAndCallItByItsName() throws Exception {
        // Given
        Path file = Files.writeString(
                folder.resolve("mine.json"),
                Recipes.bundled("ewc").with("name", "mine").toJson());

        // When
        Contender contender = Contender.of(file + "?replayShare=0.25");

        // Then
        assertThat(contender.label()).isEqualTo("mine?replayShare=0.25");
        assertThat(contender.recipe().rhythm().replayShare()).isEqualTo(0.25);
    }

    @Test
    void shouldTakeTheOrderOfTextsForItself() {
        // When
        Contender joint = Contender.of("ewc?order=joint&replayShare=0.25");

        // Then
        assertThat(joint.order()).isEqualTo(Contender.Order.JOINT);
        assertThat(joint.recipe()).isEqualTo(Recipes.bundled("ewc").with("replayShare", 0.25));
        assertThat(Contender.of("ewc?order=stream").order())
                .isEqualTo(Contender.of("ewc").order())
                .isEqualTo(Contender.Order.STREAM);
    }

    @Test
    void shouldRefuseWhatIsNoRecipe() {
        assertThatThrownBy(() -> Contender.of("magic")).hasMessageContaining("'magic'", "naive-prefix");
        assertThatThrownBy(() -> Contender.of("ewc?order=random")).hasMessageContaining("'random'", "stream", "joint");
        assertThatThrownBy(() -> Contender.of("ewc?weight")).hasMessageContaining("'weight' is no KEY=VALUE");
        assertThatThrownBy(() -> Contender.of("ewc?consolidation.wait=1")).hasMessageContaining("unknown key 'wait'");
        assertThatThrownBy(() -> Contender.of("ewc?replayShare=much")).hasMessageContaining("replayShare");
    }
}
