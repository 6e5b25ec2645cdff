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
    private static final String END_OF_LINE = "\r\n";
    private static final int FIRST_FINAL_STATUS = 200;

    /** Reads bytes from the wire; what the server says before its answer, such as that it goes on, is passed over. */
    static HttpAnswer of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static HttpAnswer of(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !text.matches("(?s)HTTP/1\\.[01] [1-9][0-9]{2}.*")) {
            return new HttpAnswer(0, text, "");
        }
        int status = Integer.parseInt(text.substring(9, 12));
        String rest = text.substring(end + END_OF_HEAD.length());
        if (status < FIRST_FINAL_STATUS) {
            return of(rest);
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        String body = head.contains("\r\ntransfer-encoding: chunked") ? joined(rest) : rest;
        return new HttpAnswer(
                status, head, new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < chunks.length(); ) {
            int line = chunks.indexOf(END_OF_LINE, at);
            if (line < 0 || !chunks.substring(at, line).matches("[0-9a-fA-F]{1,7}")) {
                break;
            }
            int from = line + END_OF_LINE.length();
            int to = Math.min(chunks.length(), from + Integer.parseInt(chunks.substring(at, line), 16));
            body.append(chunks, from, to);
            at = to + END_OF_LINE.length();
        }
        return body.toString();
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
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
