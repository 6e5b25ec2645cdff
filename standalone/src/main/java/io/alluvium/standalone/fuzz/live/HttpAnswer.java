package io.alluvium.standalone.fuzz.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What came back over the wire.
 *
 * @param status the HTTP status; 0 where the connection was closed without an answer
 * @param head the status line and the headers, in lower case
 * @param body what came of the body
 */
record HttpAnswer(int status, String head, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Reads bytes from the wire. */
    static HttpAnswer of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !text.startsWith("HTTP/1.") || text.length() < 12) {
            return new HttpAnswer(0, text, "");
        }
        return new HttpAnswer(
                Integer.parseInt(text.substring(9, 12)),
                text.substring(0, end).toLowerCase(Locale.ROOT),
                new String(
                        text.substring(end + END_OF_HEAD.length()).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8));
    }

    /** Whether the answer is events that go on for ever. */
    static boolean streams(byte[] bytes, int length) {
        String head = new String(bytes, 0, Math.min(length, 1_000), StandardCharsets.ISO_8859_1);
        return head.contains(END_OF_HEAD) && head.toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    /** The sentence that says why, in the shape of a problem, of OpenAI's errors, or of an answer per record; or nothing. */
    String reason() {
        JsonNode json = json();
        for (JsonNode place :
                new JsonNode[] {json.path("detail"), json.path("error").path("message"), json.at("/results/0/detail")
                }) {
            if (place.isTextual() && !place.asText().isBlank()) {
                return place.asText();
            }
        }
        return "";
    }

    private JsonNode json() {
        int from = body.indexOf('{');
        int to = body.lastIndexOf('}');
        if (from < 0 || to < from) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body.substring(from, to + 1)); // Chunked framing may stand around it.
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
