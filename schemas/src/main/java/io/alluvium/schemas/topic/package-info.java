/**
 * What the topics are like and how they come to be. In: a way to the broker. Out: the topics with their retention, made
 * where they were missing.
 */
@NullMarked
package io.alluvium.schemas.topic;

import org.jspecify.annotations.NullMarked;
