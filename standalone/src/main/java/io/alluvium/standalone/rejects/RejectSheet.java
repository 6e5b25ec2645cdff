package io.alluvium.standalone.rejects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one reject.
 *
 * @param reject what a list shows of it
 * @param offeredAt the timestamp that Kafka gave it when it was offered first
 * @param key the original key as text, or as a dump
 * @param headers all headers as they are on the reject
 * @param text the original bytes where they are text
 * @param base64 the original bytes where they are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectSheet(
        @JsonUnwrapped RejectLine reject,
        String offeredAt,
        @Nullable String key,
        List<Named> headers,
        @Nullable String text,
        @Nullable String base64) {

    /** A header, with its value as text or as a dump. */
    public record Named(String name, String value) {}

    /** Describes a reject; the bytes are empty where they are not kept. */
    public static RejectSheet of(Reject reject, @Nullable Instant replayedAt, Optional<byte[]> bytes) {
        List<Named> headers = new ArrayList<>();
        for (Header header : reject.headers()) {
            headers.add(new Named(header.key(), header.value() == null ? "" : ByteText.show(header.value())));
        }
        Optional<String> text = bytes.flatMap(ByteText::text);
        return new RejectSheet(
                RejectLine.of(reject, replayedAt),
                RejectLine.time(reject.offeredAtMillis()),
                reject.key() == null ? null : ByteText.show(reject.key()),
                headers,
                text.orElse(null),
                bytes.isPresent() && text.isEmpty() ? Base64.getEncoder().encodeToString(bytes.get()) : null);
    }

    /** For people. */
    public String sheet() {
        StringBuilder sheet = new StringBuilder();
        line(sheet, "reject", reject.id());
        line(sheet, "reason", reject.reason());
        line(sheet, "why", reject.detail());
        line(sheet, "domain", reject.domain());
        line(sheet, "from", String.valueOf(reject.origin()));
        line(sheet, "offered at", offeredAt);
        line(sheet, "refused at", reject.rejectedAt());
        line(sheet, "replayed", reject.replayedAt() == null ? "no" : reject.replayedAt());
        if (reject.replayOf() != null) {
            line(sheet, "replay of", reject.replayOf() + ", first refused as " + reject.first());
        }
        line(sheet, "key", key == null ? "none" : key);
        headers.forEach(header -> line(sheet, "header", header.name() + ": " + header.value()));
        return sheet.append('\n').append(shown()).toString();
    }

    private String shown() {
        if (text != null) {
            return text.isEmpty() ? "The record had no value." : text;
        }
        return base64 == null
                ? "The original bytes are not kept: they were too large. It cannot be replayed; send it again from its"
                        + " source."
                : ByteText.show(Base64.getDecoder().decode(base64));
    }

    private static void line(StringBuilder sheet, String name, String value) {
        sheet.append(String.format("%-11s %s%n", name, ByteText.line(value)));
    }
}
