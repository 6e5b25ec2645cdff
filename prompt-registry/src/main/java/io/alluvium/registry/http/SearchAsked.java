package io.alluvium.registry.http;

import io.alluvium.registry.view.Search;
import io.alluvium.registry.view.Term;
import io.alluvium.schemas.VersionManifest;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What versions are asked for; what is absent is not looked at.
 *
 * @param domain the domain
 * @param alias an alias that names them now
 * @param tags tags that they have, each as name or name=value
 * @param text words, all of which they have in domain, recipe, base model, tuner or the gate's reason
 * @param source a source that they learned from
 * @param passed whether the gate passed them
 * @param retired true: retired ones only
 * @param digest their digest; the rest but the domain is not looked at then
 */
public record SearchAsked(
        @Parameter(example = "news") @QueryParam("domain") @Nullable
        String domain,

        @Parameter(example = "live") @QueryParam("alias") @Nullable
        String alias,

        @Parameter(description = "name, or name=value; may be given several times", example = "quality=checked")
        @QueryParam("tag")
        List<String> tags,

        @Parameter(
                description = "Words of domain, recipe, base model, tuner or the gate's reason",
                example = "anchored better")
        @QueryParam("q")
        @Nullable
        String text,

        @Parameter(description = "A source that was learned from", example = "reuters") @QueryParam("source") @Nullable
        String source,

        @Parameter(description = "Whether the gate passed it") @QueryParam("passed") @Nullable
        Boolean passed,

        @Parameter(description = "true: retired versions only") @QueryParam("retired") @Nullable
        Boolean retired,

        @Parameter(description = "The digest, 64 hex digits") @QueryParam("digest") @Nullable
        String digest) {

    /** What the view is asked. */
    Search search() {
        List<String> terms = new ArrayList<>();
        if (alias != null) {
            terms.add(Term.alias(alias));
        }
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            terms.add(equals < 0 ? Term.tag(tag) : Term.tag(tag.substring(0, equals), tag.substring(equals + 1)));
        }
        if (text != null) {
            terms.addAll(Term.words(text));
        }
        if (source != null) {
            terms.add(Term.source(source));
        }
        if (passed != null) {
            terms.add(Term.passed(passed));
        }
        if (Boolean.TRUE.equals(retired)) {
            terms.add(Term.retired());
        }
        return new Search(domain, terms);
    }

    boolean inDomain(VersionManifest version) {
        return domain == null || version.getDomain().equals(domain);
    }
}
