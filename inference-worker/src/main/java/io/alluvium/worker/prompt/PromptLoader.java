package io.alluvium.worker.prompt;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.worker.follow.PromptRefusedException;
import io.alluvium.worker.follow.PromptVersion;
import io.alluvium.worker.follow.VerifiedPrompt;

/** Makes a verified version ready to answer with, if it was made for this backbone and this tokenizer. */
final class PromptLoader {

    private final Backbone backbone;

    PromptLoader(Backbone backbone) {
        this.backbone = backbone;
    }

    /**
     * The version with its keys and values in native memory, and one user: the caller.
     *
     * @throws PromptRefusedException if it was made for something else or cannot be read
     */
    LoadedPrompt load(VerifiedPrompt prompt) {
        PromptVersion version = prompt.version();
        checkHost(version);
        byte[] config = prompt.file(PeftDirectory.CONFIG);
        byte[] tensors = prompt.file(PeftDirectory.TENSORS);
        try {
            SoftPrompt values = PeftDirectory.decode(config, tensors, backbone);
            ServedVersion served = new ServedVersion(version.domain(), version.number(), version.digest());
            return new LoadedPrompt(served, values, backbone.prepare(values));
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new PromptRefusedException(
                    version,
                    "its PEFT directory does not fit the backbone "
                            + backbone.identity().name() + ": " + e.getMessage()
                            + ". Publish it again from a trainer with the same backbone.");
        }
    }

    /** The frozen model alone, with one user: the caller. */
    LoadedPrompt base() {
        return new LoadedPrompt(ServedVersion.base(backbone.identity().weightsDigest()), null, backbone.prepare(null));
    }

    private void checkHost(PromptVersion version) {
        BackboneIdentity here = backbone.identity();
        check(version, "backbone", version.host().backboneDigest(), here.weightsDigest());
        check(version, "tokenizer", version.host().tokenizerDigest(), here.tokenizerDigest());
    }

    private void check(PromptVersion version, String what, String wanted, String here) {
        if (!wanted.equals(here)) {
            throw new PromptRefusedException(
                    version,
                    "it was learned on a " + what + " with the SHA-256 " + wanted + ", but this worker runs "
                            + backbone.identity().name() + " whose " + what + " has " + here
                            + ". Set alluvium.model.directory of trainer and worker to the same checkpoint.");
        }
    }
}
