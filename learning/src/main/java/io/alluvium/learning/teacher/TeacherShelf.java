package io.alluvium.learning.teacher;

import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of a domain that can teach; each but the first is null until there is one.
 *
 * @param student the prompt in training
 * @param live the last published prompt that passed the gate
 * @param average the moving average of the student
 * @param driftSnapshot the prompt that was kept when the present regime began
 * @param adapted the prompt that was served when the present regime began, tuned on it
 */
public record TeacherShelf(
        SoftPrompt student,
        @Nullable SoftPrompt live,
        @Nullable SoftPrompt average,
        @Nullable SoftPrompt driftSnapshot,
        @Nullable AdaptedSource adapted) {}
