package io.alluvium.registry.view;

import io.alluvium.schemas.AliasMove;
import org.jspecify.annotations.Nullable;

/**
 * What an alias named for a while.
 *
 * @param move the move that made it so
 * @param fromMillis since when
 * @param ended the move that ended it; null: none yet
 */
public record Served(
        AliasMove move, long fromMillis, @Nullable AliasMove ended) {}
