/** What may be learned from. In: a parsed document with its domain. Out: accepted, or a reason code with a sentence. Each rule is one {@link io.alluvium.ingest.validate.Validator}, listed in the catalogue. */
@NullMarked
package io.alluvium.ingest.validate;

import org.jspecify.annotations.NullMarked;
