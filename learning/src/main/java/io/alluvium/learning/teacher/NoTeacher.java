package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;

/** Nobody teaches: plain training, or replay without soft targets. */
final class NoTeacher implements TeacherPolicy {

    NoTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return Teachers.NOBODY;
    }
}
