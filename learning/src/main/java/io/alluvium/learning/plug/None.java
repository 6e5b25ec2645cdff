package io.alluvium.learning.plug;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** The settings of a variant that has none. */
@JsonAutoDetect
public record None() {}
