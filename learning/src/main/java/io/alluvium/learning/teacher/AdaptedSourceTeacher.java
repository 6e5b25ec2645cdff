package io.alluvium.learning.teacher;

import org.jspecify.annotations.Nullable;

/**
 * Prompt transfer by distillation, after PANDA (Zhong et al. 2022): the source prompt, tuned on the target first, teaches
 * a student that begins anew, as much as the two are alike. There the source is another task's prompt; here it is what
 * the domain itself served in its last regime. The student learns from the first batch on, beside a teacher that is still
 * tuned; nobody teaches before the first boundary. A student that begins anew is worse for a while, so that a gate has to
 * stand before what is served.
 */
final class AdaptedSourceTeacher implements TeacherPolicy {

    private final Adaptation config;

    AdaptedSourceTeacher(Adaptation config) {
        this.config = config;
    }

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        AdaptedSource adapted = shelf.adapted();
        return adapted == null
                ? Teachers.NOBODY
                : new Teachers(adapted.prompt(), adapted.prompt(), adapted.similarity());
    }

    @Override
    public @Nullable Adaptation adaptation() {
        return config;
    }
}
