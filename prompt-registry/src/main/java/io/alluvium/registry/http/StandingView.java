package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.Retirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may change about a version, as JSON.
 *
 * @param domain the domain
 * @param version its number
 * @param digest its identity
 * @param aliases the aliases that name it now
 * @param tags its tags by name
 * @param retired who retired it when and why; absent where it is in use
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Standing",
        description = "What may change about a version",
        examples = "{\"domain\":\"news\",\"version\":6,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"aliases\":[\"live\"],\"tags\":{\"quality\":\"checked\"}}")
public record StandingView(
        String domain,
        int version,
        String digest,
        List<String> aliases,
        Map<String, String> tags,
        @Nullable Retired retired) {

    /**
     * Who retired a version.
     *
     * @param by who
     * @param reason why
     * @param at when
     */
    @Schema(name = "Retired")
    public record Retired(String by, String reason, Instant at) {

        static Retired of(Retirement retirement) {
            return new Retired(
                    retirement.getActor(),
                    retirement.getReason(),
                    Instant.ofEpochMilli(retirement.getDecidedAtMillis()));
        }
    }
}
