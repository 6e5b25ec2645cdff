/** Files of documents. In: text, JSON lines or CSV. Out: records as the ingest service takes them, one JSON object each. */
@NullMarked
package io.alluvium.standalone.input;

import org.jspecify.annotations.NullMarked;
