package io.alluvium.trainer.replay;

import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.schemas.VersionManifest;

/**
 * A version made again.
 *
 * @param manifest its manifest; the digest in it was computed from what was rebuilt alone
 * @param prompt its numbers
 */
public record Rebuilt(VersionManifest manifest, SoftPrompt prompt) {}
