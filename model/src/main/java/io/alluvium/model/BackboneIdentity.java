package io.alluvium.model;

/**
 * What a prompt is trained against; a prompt fits no other backbone.
 *
 * @param name a readable name, such as the directory's
 * @param weightsDigest SHA-256 of {@code model.safetensors}, lower-case hex
 * @param tokenizerDigest SHA-256 of {@code tokenizer.json}, lower-case hex
 */
public record BackboneIdentity(String name, String weightsDigest, String tokenizerDigest) {}
