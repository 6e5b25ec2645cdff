/** What a replayed stream is made of. In: corpora and a seed. Out: stages of texts, and held-out sets. */
@NullMarked
package io.alluvium.standalone.stream.course;

import org.jspecify.annotations.NullMarked;
