package io.alluvium.standalone.fuzz.live;

import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.reader.Bodies;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Requests as they go over the wire, with a first byte that says whether the request is whole: {@link #WHOLE}, {@link
 * #BROKEN} where it is no HTTP any more, or {@link #CUT} where its end is missing.
 */
final class HttpCases implements CaseSource {

    static final byte WHOLE = 'W';
    static final byte BROKEN = 'B';
    static final byte CUT = 'C';

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "NONSENSE");
    private static final List<String> PATHS = List.of(
            "/v1/domains",
            "/v1/domains/{}/records",
            "/v1/domains/{}/cut",
            "/v1/prompts",
            "/v1/prompts/{}",
            "/v1/prompts/{}/versions",
            "/v1/prompts/{}/versions?limit={}&before={}",
            "/v1/prompts/{}/versions/{}",
            "/v1/prompts/{}/versions/{}/peft",
            "/v1/prompts/{}/versions/sha256:{}",
            "/v1/prompts/{}/versions/{}/standing",
            "/v1/prompts/{}/versions/{}/files/{}",
            "/v1/prompts/{}/versions/{}/tags/{}",
            "/v1/prompts/{}/history?limit={}&cursor={}",
            "/v1/prompts/{}/served?at={}&alias={}",
            "/v1/versions?domain={}&tag={}&q={}&cursor={}",
            "/v1/prompts/{}/aliases",
            "/v1/prompts/{}/aliases/{}",
            "/v1/blobs/{}",
            "/v1/fleet",
            "/v1/progress",
            "/v1/models",
            "/v1/models/{}",
            "/v1/completions",
            "/v1/score",
            "/v1/{}");
    private static final List<String> NAMES =
            List.of("river", "live", "candidate", "1", "2", "0", "-1", "99999999999", "ab".repeat(32), "river%40x");
    private static final List<String> HEADERS = List.of(
            "If-Match: \"1\"",
            "If-Match: *",
            "If-Match: W/\"1",
            "If-None-Match: *",
            "If-None-Match: \"sha256:",
            "Accept: application/json",
            "Accept: text/html;q=0.1, */*",
            "Accept: ;;;",
            "Accept: application/json;q=x",
            "Accept-Language: ,,;q=",
            "Range: bytes=9-1",
            "Expect: 100-continue",
            "Last-Event-ID: x",
            "Content-Encoding: gzip",
            "Authorization: Basic !!!",
            "Cookie: a=\"b",
            "X-Long: " + "y".repeat(5_000));
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "application/json; charset=utf-16",
            "text/plain",
            "application/octet-stream",
            "nonsense",
            ";",
            "application/json;charset=no-such");

    private final CaseSource completions = new JsonCases(Bodies.COMPLETIONS);
    private final CaseSource scores = new JsonCases(Bodies.SCORES);
    private final CaseSource documents = new JsonCases(Bodies.DOCUMENTS);
    private final CaseSource moves = new JsonCases(
            List.of("{\"version\":1,\"reason\":\"because\",\"actor\":\"ada\",\"force\":false}", "{\"version\":2}"));

    @Override
    public byte[] make(Dice dice) {
        String path = dice.pick(PATHS);
        byte[] body = body(path, dice);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        write(request, method(path, dice) + " " + filled(path, dice) + " HTTP/1.1\r\n");
        write(request, "Host: localhost\r\nConnection: close\r\n");
        for (int more = dice.oneIn(3) ? 1 + dice.below(3) : 0; more > 0; more--) {
            write(request, dice.pick(HEADERS) + "\r\n");
        }
        if (body.length > 0 || dice.oneIn(4)) {
            write(request, "Content-Type: " + type(path, dice) + "\r\n");
            framed(request, body, dice);
        } else {
            write(request, "\r\n");
        }
        return ended(request.toByteArray(), body.length, dice);
    }

    private static byte[] ended(byte[] whole, int bodyLength, Dice dice) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        if (bodyLength > 0 && dice.oneIn(10)) {
            marked.write(CUT);
            marked.write(whole, 0, whole.length - 1 - dice.below(bodyLength));
        } else if (dice.oneIn(20)) {
            marked.write(BROKEN);
            marked.writeBytes(new MutatedSeeds(List.of(whole), List.of()).make(dice));
        } else {
            marked.write(WHOLE);
            marked.writeBytes(whole);
        }
        return marked.toByteArray();
    }

    private static void framed(ByteArrayOutputStream request, byte[] body, Dice dice) {
        if (!dice.oneIn(3)) {
            write(request, "Content-Length: " + body.length + "\r\n\r\n");
            request.writeBytes(body);
            return;
        }
        write(request, "Transfer-Encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length; ) {
            int length = Math.min(body.length - at, 1 + dice.length(4_000));
            write(request, Integer.toHexString(length) + "\r\n");
            request.write(body, at, length);
            write(request, "\r\n");
            at += length;
        }
        write(request, "0\r\n\r\n");
    }

    private byte[] body(String path, Dice dice) {
        if (path.startsWith("/v1/completions")) {
            return completions.make(dice);
        }
        if (path.startsWith("/v1/score")) {
            return scores.make(dice);
        }
        if (path.contains("/aliases/")) {
            return moves.make(dice);
        }
        if (path.contains("/records")) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int left = 1 + dice.below(3); left > 0; left--) {
                lines.writeBytes(documents.make(dice));
                lines.write('\n');
            }
            return lines.toByteArray();
        }
        return dice.oneIn(4) ? dice.bytes(dice.length(500)) : new byte[0];
    }

    private static String method(String path, Dice dice) {
        if (dice.oneIn(6)) {
            return dice.pick(METHODS);
        }
        boolean posts = path.startsWith("/v1/completions")
                || path.startsWith("/v1/score")
                || path.endsWith("/records")
                || path.endsWith("/cut");
        return posts ? "POST" : path.contains("/aliases/") && dice.oneIn(2) ? "PUT" : "GET";
    }

    private static String filled(String path, Dice dice) {
        StringBuilder filled = new StringBuilder();
        for (String piece : (path + " ").split("\\{}")) {
            if (filled.length() > 0) {
                filled.append(
                        dice.oneIn(4)
                                ? URLEncoder.encode(dice.pick(Nasty.TEXTS), StandardCharsets.UTF_8)
                                : dice.oneIn(2) ? "river" : dice.pick(NAMES));
            }
            filled.append(piece);
        }
        return filled.toString().strip();
    }

    private static String type(String path, Dice dice) {
        if (dice.oneIn(8)) {
            return dice.pick(TYPES);
        }
        return path.endsWith("/records") && dice.oneIn(2) ? "application/x-ndjson" : "application/json";
    }

    private static void write(ByteArrayOutputStream request, String text) {
        request.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
