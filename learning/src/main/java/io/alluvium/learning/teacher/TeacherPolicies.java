package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All teacher policies. */
public final class TeacherPolicies {

    /** The plug point {@code teacher}. */
    public static final Family<TeacherPolicy> FAMILY = new Family<>(
            "teacher",
            TeacherPolicy.class,
            List.of(
                    new Variant<>("none", new None(), NoTeacher::new),
                    new Variant<>("last-published", new None(), LastPublishedTeacher::new),
                    new Variant<>("moving-average", new None(), MovingAverageTeacher::new),
                    new Variant<>("drift-snapshot", new None(), DriftSnapshotTeacher::new),
                    new Variant<>("anchored", new None(), AnchoredTeacher::new),
                    new Variant<>("random", new None(), RandomTeacher::new),
                    new Variant<>("student-itself", new None(), StudentItselfTeacher::new),
                    new Variant<>("adapted-source", new Adaptation(50, true, 2), AdaptedSourceTeacher::new)));

    private TeacherPolicies() {}
}
