package io.alluvium.trainer.publish;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.HostArithmetic;

/**
 * What a version is made with, beside its log and its recipe.
 *
 * @param backbone the frozen model; its name goes into what is published, its digests say what it is
 * @param arithmetic how numbers are computed
 * @param codeVersion version of the program
 */
public record Provenance(BackboneIdentity backbone, HostArithmetic arithmetic, String codeVersion) {

    /** With this model as it is called here. */
    public static Provenance of(Backbone backbone, String codeVersion) {
        return new Provenance(backbone.identity(), backbone.arithmetic(), codeVersion);
    }

    /** The same with another name of the model, such as the one that it had where a version was made first. */
    public Provenance calling(String baseModel) {
        return new Provenance(
                new BackboneIdentity(baseModel, backbone.weightsDigest(), backbone.tokenizerDigest()),
                arithmetic,
                codeVersion);
    }
}
