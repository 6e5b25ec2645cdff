package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;

/** The moving average of the student teaches everything (mean teacher, Tarvainen and Valpola 2017). Guards against slow
 * drift; after an abrupt one it forgets at the speed of its decay. */
final class MovingAverageTeacher implements TeacherPolicy {

    MovingAverageTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return Teachers.same(shelf.average());
    }
}
