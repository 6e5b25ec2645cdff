package io.alluvium.standalone.serve;

/** Which prompts the rows of a batch have. */
enum Prompting {
    /** None. */
    NONE,
    /** All the same one. */
    ONE,
    /** Each its own. */
    MANY
}
