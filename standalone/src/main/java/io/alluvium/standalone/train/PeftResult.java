package io.alluvium.standalone.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.standalone.throughput.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What peft reached with one setting in one case.
 *
 * @param setting its name
 * @param tokensPerSecond tokens whose loss was trained, or null where it did not run
 * @param firstLoss mean loss of the first batch with the first prompt; 0 where it did not run
 * @param failure why it did not run, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeftResult(
        String setting,
        @Nullable Spread tokensPerSecond,
        double firstLoss,
        @Nullable String failure) {}
