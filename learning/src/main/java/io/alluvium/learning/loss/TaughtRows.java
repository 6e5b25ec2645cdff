package io.alluvium.learning.loss;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On which rows a teacher is heard. */
enum TaughtRows {

    /** On all of them. */
    @JsonProperty("both")
    BOTH,

    /** Only on new ones. */
    @JsonProperty("new")
    NEW,

    /** Only on remembered ones. */
    @JsonProperty("memory")
    MEMORY
}
