package io.alluvium.worker.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.alluvium.worker.predict.Choice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A completion, whole or one piece of a stream.
 *
 * @param id name of the answer; the same in all its pieces
 * @param object always text_completion
 * @param created seconds since 1970-01-01T00:00:00Z
 * @param model the model as the request named it
 * @param choices the continuations, or the next piece of one
 * @param usage tokens counted; absent from pieces of a stream but the last, if that was asked for
 * @param alluvium the version used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Completion")
public record CompletionAnswer(
        String id,
        @Schema(examples = "text_completion") String object,
        long created,
        @Schema(examples = "news") String model,
        List<Item> choices,
        @Nullable Usage usage,
        Served alluvium) {

    /**
     * What all pieces of an answer have in common.
     *
     * @param id name of the answer
     * @param created seconds since 1970-01-01T00:00:00Z
     * @param model the model as the request named it
     * @param served the version used
     */
    record Head(String id, long created, String model, Served served) {

        /** An answer with these choices. */
        CompletionAnswer with(List<Item> choices, @Nullable Usage usage) {
            return new CompletionAnswer(id, "text_completion", created, model, choices, usage, served);
        }
    }

    /**
     * A continuation or a piece of it.
     *
     * @param text the text
     * @param index place of its prompt in the request
     * @param finishReason stop or length; null while it goes on
     */
    @Schema(name = "CompletionChoice")
    public record Item(
            String text,
            int index,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("finish_reason") @Nullable
            String finishReason) {

        /** A whole continuation. */
        static Item whole(int index, Choice choice) {
            return new Item(choice.text(), index, reason(choice));
        }

        /** The end of a continuation whose text was sent before. */
        static Item end(int index, Choice choice) {
            return new Item("", index, reason(choice));
        }

        private static String reason(Choice choice) {
            return switch (choice.reason()) {
                case STOP, CANCELLED -> "stop";
                case LENGTH -> "length";
            };
        }
    }

    /**
     * Tokens counted.
     *
     * @param promptTokens tokens read; virtual tokens are not counted
     * @param completionTokens tokens added
     * @param totalTokens both together
     */
    @Schema(name = "CompletionUsage")
    public record Usage(
            @JsonProperty("prompt_tokens") int promptTokens,
            @JsonProperty("completion_tokens") int completionTokens,
            @JsonProperty("total_tokens") int totalTokens) {

        static Usage of(List<Choice> choices) {
            int read = choices.stream().mapToInt(Choice::promptTokens).sum();
            int added = choices.stream().mapToInt(Choice::newTokens).sum();
            return new Usage(read, added, read + added);
        }
    }
}
