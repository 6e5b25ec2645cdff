package io.alluvium.learning.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.plug.Settings;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeacherPoliciesTest {

    private static final int NUMBERS = 4000;

    private final PromptShape shape =
            new PromptShape(PromptKind.PREFIX, 1, List.of(tensor("keys", NUMBERS), tensor("values", NUMBERS)));
    private final SoftPrompt student = filled(1, 1);
    private final SoftPrompt average = filled(2, 2);
    private final SoftPrompt served = filled(3, 0.1f);
    private final SeededRandom random = new SeededRandom(4);

    @Test
    void shouldTeachRememberedTextByThePromptOfTheDriftAndNewTextByTheAverage() {
        // Given
        TeacherPolicy anchored = policy("anchored");

        // When
        float[] snapshot = anchored.snapshot(shape, served.values(), student.values(), random);

        // Then
        assertThat(snapshot).isEqualTo(served.values());
        assertThat(anchored.teachers(shelf(served, null))).isEqualTo(new Teachers(average, served));
        assertThat(anchored.teachers(shelf(null, null))).isEqualTo(new Teachers(average, average));
    }

    @Test
    void shouldDrawAPlaceboAsLargeAsWhatWasServedAndKeepIt() {
        // Given
        TeacherPolicy placebo = policy("random");

        // When
        float[] numbers = placebo.snapshot(shape, served.values(), null, random);

        // Then
        SoftPrompt drawn = new SoftPrompt(shape, numbers);
        assertThat(meanSquare(drawn, 0)).isCloseTo(9, within(0.6));
        assertThat(meanSquare(drawn, NUMBERS)).isCloseTo(0.01, within(0.0007));
        assertThat(placebo.snapshot(shape, student.values(), numbers, random)).isSameAs(numbers);
        assertThat(placebo.teachers(shelf(drawn, null))).isEqualTo(new Teachers(average, drawn));
    }

    @Test
    void shouldLetTheStudentTeachItselfWhatIsRemembered() {
        assertThat(policy("student-itself").teachers(shelf(null, null))).isEqualTo(new Teachers(average, student));
    }

    @Test
    void shouldTrustAnAdaptedSourceAsFarAsItIsAlike() {
        // Given
        TeacherPolicy adapted = policy("adapted-source");

        // When
        Teachers teachers = adapted.teachers(shelf(null, new AdaptedSource(served, 0.3)));

        // Then
        assertThat(teachers).isEqualTo(new Teachers(served, served, 0.3));
        assertThat(adapted.teachers(shelf(null, null))).isEqualTo(Teachers.NOBODY);
    }

    private TeacherShelf shelf(@Nullable SoftPrompt snapshot, @Nullable AdaptedSource adapted) {
        return new TeacherShelf(student, null, average, snapshot, adapted);
    }

    private static TeacherPolicy policy(String name) {
        return TeacherPolicies.FAMILY.create(TeacherPolicies.FAMILY.read(
                "test", Settings.MAPPER.createObjectNode().put("name", name)));
    }

    private static TrainedTensor tensor(String name, int numbers) {
        return new TrainedTensor(name, List.of(numbers, 1), 1, TrainedTensor.Start.CHOSEN);
    }

    private SoftPrompt filled(float keys, float values) {
        float[] numbers = new float[shape.size()];
        Arrays.fill(numbers, 0, NUMBERS, keys);
        Arrays.fill(numbers, NUMBERS, 2 * NUMBERS, values);
        return new SoftPrompt(shape, numbers);
    }

    private static double meanSquare(SoftPrompt prompt, int from) {
        double squares = 0;
        for (int i = from; i < from + NUMBERS; i++) {
            squares += (double) prompt.values()[i] * prompt.values()[i];
        }
        return squares / NUMBERS;
    }
}
