/**
 * The registry as programs see it that know the Hugging Face Hub. In: the requests of the Hub's own client, which names
 * repositories and revisions. Out: the same versions and the same checked bytes as at {@code /v1}, in the Hub's words.
 */
@NullMarked
package io.alluvium.registry.hub;

import org.jspecify.annotations.NullMarked;
