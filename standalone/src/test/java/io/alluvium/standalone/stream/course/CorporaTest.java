package io.alluvium.standalone.stream.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.standalone.stream.CorpusFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {

    private static final int ROWS = 20;

    @TempDir
    Path folder;

    @Test
    void shouldComeBackToTheFirstPhaseWithTextThatIsNew() throws IOException {
        // When
        Course drift = corpora(8, 1).course(StreamKind.DRIFT, 1);

        // Then
        assertThat(drift.learned()).containsExactly(0, 1, 2, 3, 0);
        assertThat(drift.records()).isEqualTo(40);
        assertThat(drift.stages().stream().flatMap(stage -> stage.texts().stream()))
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.startsWith("hold"));
        assertThat(drift.stages().get(2).texts()).allMatch(text -> text.contains("X9"));
        assertThat(drift.columns().get(2).heldOut()).hasSize(2).allMatch(text -> text.contains("X9"));
        assertThat(drift.watched(0)).isTrue();
        assertThat(drift.watched(1)).isFalse();
    }

    @Test
    void shouldGiveASeedItsOwnOrderAndAlwaysTheSame() throws IOException {
        // When
        Course course = corpora(4, 1).course(StreamKind.DOMAINS, 1);

        // Then
        assertThat(corpora(4, 1).course(StreamKind.DOMAINS, 1)).isEqualTo(course);
        assertThat(corpora(4, 1).course(StreamKind.DOMAINS, 2)).isNotEqualTo(course);
        assertThat(corpora(4, 1).course(StreamKind.DOMAINS, 2).columns()).isEqualTo(course.columns());
    }

    @Test
    void shouldGiveTheControlAsMuchTextOfOnePhase() throws IOException {
        // When
        Course control = corpora(4, 1).course(StreamKind.CONTROL, 1);

        // Then
        assertThat(control.learned()).containsExactly(0, 0, 0, 0, 0);
        assertThat(control.records()).isEqualTo(20);
        assertThat(control.stages().stream().flatMap(stage -> stage.texts().stream()))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.contains("the river"));
    }

    @Test
    void shouldTakeTurnsWithTheSameTextInAll() throws IOException {
        // When
        Course turns = corpora(5, 2).course(StreamKind.DOMAINS, 1);

        // Then
        assertThat(turns.learned()).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
        assertThat(turns.stages().get(0).texts()).hasSize(2);
        assertThat(turns.stages().get(5).texts()).hasSize(3);
        assertThat(turns.stages().stream().flatMap(stage -> stage.texts().stream()))
                .containsExactlyInAnyOrderElementsOf(corpora(5, 1).course(StreamKind.DOMAINS, 1).stages().stream()
                        .flatMap(stage -> stage.texts().stream())
                        .toList());
    }

    @Test
    void shouldNameTheTextThatIsMissing() throws IOException {
        // Given
        Corpora corpora = corpora(11, 1);

        // When, Then
        assertThatThrownBy(() -> corpora.course(StreamKind.DRIFT, 1))
                .hasMessageContaining("needs 22 records")
                .hasMessageContaining("phase 0 of")
                .hasMessageContaining("has 20")
                .hasMessageContaining("--records");
        Files.delete(folder.resolve("bio/valid.jsonl"));
        assertThatThrownBy(() -> corpora.course(StreamKind.DOMAINS, 1))
                .hasMessageContaining("There is no file")
                .hasMessageContaining("bio/valid.jsonl")
                .hasMessageContaining("--corpora names");
        Files.write(folder.resolve("news-drift/valid-0.jsonl"), List.of("{\"text\":\"one\"}", "{\"text\":2}"));
        assertThatThrownBy(() -> corpora.course(StreamKind.CONTROL, 1))
                .hasMessageContaining("valid-0.jsonl:2 has no field text");
    }

    @Test
    void shouldKnowAnotherCorpusByItsDigest() throws IOException {
        // Given
        Corpora corpora = corpora(4, 1);
        String before = corpora.digest(StreamKind.DRIFT);
        String domains = corpora.digest(StreamKind.DOMAINS);

        // When
        Files.write(folder.resolve("news-drift/valid-3.jsonl"), List.of("{\"text\":\"other\"}"));

        // Then
        assertThat(corpora.digest(StreamKind.DRIFT)).isNotEqualTo(before);
        assertThat(corpora.digest(StreamKind.DOMAINS)).isEqualTo(domains);
        assertThat(corpora(5, 1).digest(StreamKind.DOMAINS)).isNotEqualTo(domains);
    }

    private Corpora corpora(int records, int turns) throws IOException {
        return new Corpora(CorpusFolder.write(folder, ROWS), new CourseSettings(records, 2, 0, turns));
    }
}
