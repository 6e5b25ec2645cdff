/**
 * The client of the registry, usable without the rest of the worker and without any framework. In: announcements from
 * Kafka, blobs from the registry over HTTP. Out: verified prompts handed to a {@link
 * io.alluvium.worker.follow.PromptReceiver}, acknowledgements on Kafka, and the last good prompts on disk.
 */
@NullMarked
package io.alluvium.worker.follow;

import org.jspecify.annotations.NullMarked;
