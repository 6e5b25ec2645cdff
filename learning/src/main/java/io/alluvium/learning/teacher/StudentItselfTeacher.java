package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;

/**
 * A placebo: as {@code anchored}, but remembered text is taught by the student itself, which costs as much and says
 * nothing.
 */
final class StudentItselfTeacher implements TeacherPolicy {

    StudentItselfTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return new Teachers(shelf.average(), shelf.student());
    }
}
