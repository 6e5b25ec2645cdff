package io.alluvium.learning.teacher;

/** Chooses the teachers of a batch. A teacher is the same backbone under another prompt of the same domain. */
public interface TeacherPolicy {

    /** The teachers of the next batch. */
    Teachers teachers(TeacherShelf shelf);

    /** Whether the prompt served when a new regime begins has to be kept. */
    default boolean keepsDriftSnapshot() {
        return false;
    }
}
