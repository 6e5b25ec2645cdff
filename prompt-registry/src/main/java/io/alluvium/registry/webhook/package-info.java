/**
 * Events posted to addresses of others. In: webhooks, by partition, so that one node has each. Out: signed messages, one
 * webhook's after the other and all webhooks at once, and the status of each.
 */
@NullMarked
package io.alluvium.registry.webhook;

import org.jspecify.annotations.NullMarked;
