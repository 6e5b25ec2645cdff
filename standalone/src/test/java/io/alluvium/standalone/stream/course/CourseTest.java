package io.alluvium.standalone.stream.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {

    private final Course course = new Course(
            StreamKind.DRIFT,
            List.of(column("early", "news"), column("late", "news"), column("law", "law")),
            List.of(stage(0, "a", 20), stage(1, "b", 20), stage(2, "c", 20), stage(0, "d", 20)));

    @Test
    void shouldShuffleTheRegimesOfADomainIntoEachOtherAndNoOtherDomain() {
        // When
        Course joint = course.joint(7);

        // Then
        assertThat(joint.learned()).isEqualTo(course.learned());
        assertThat(joint.records()).isEqualTo(course.records());
        assertThat(joint.stages()).allMatch(Stage::mixed);
        assertThat(firstLetters(joint, 0)).contains('a', 'b', 'd').doesNotContain('c');
        assertThat(firstLetters(joint, 2)).containsOnly('c');
        List<String> news = new ArrayList<>();
        for (int stage : new int[] {0, 1, 3}) {
            news.addAll(joint.stages().get(stage).texts());
        }
        assertThat(news).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void shouldShuffleEachSeedInAnOrderOfItsOwn() {
        assertThat(course.joint(7)).isEqualTo(course.joint(7)).isNotEqualTo(course.joint(8));
        assertThat(course.stages()).noneMatch(Stage::mixed);
    }

    private static List<Character> firstLetters(Course course, int stage) {
        return course.stages().get(stage).texts().stream()
                .map(text -> text.charAt(0))
                .toList();
    }

    private static Column column(String name, String domain) {
        return new Column(name, domain, List.of("held out"));
    }

    private static Stage stage(int column, String letter, int count) {
        return new Stage(
                column, IntStream.range(0, count).mapToObj(i -> letter + i).toList(), false);
    }
}
