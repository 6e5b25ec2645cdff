package io.alluvium.registry.webhook;

import io.alluvium.registry.event.LogPosition;

/**
 * An event on its way to a receiver.
 *
 * @param id the same however often it is posted
 * @param body the CloudEvent as JSON
 * @param position how far the log is read with it
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are only sent, never compared.
record Message(String id, byte[] body, LogPosition position) {}
