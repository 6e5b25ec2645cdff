/**
 * The worker over HTTP, in the shape of OpenAI's API. In: JSON. Out: JSON or a stream of events, with the version that
 * the answer was made with, or an error in the shape that OpenAI's clients understand.
 */
@NullMarked
package io.alluvium.worker.http;

import org.jspecify.annotations.NullMarked;
