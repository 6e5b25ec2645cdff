import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Produces, waits, evaluates; see live-perplexity.sh. Arguments: root, server, corpora, working directory, output. */
public final class LivePerplexity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCORED_DOCUMENTS = 64;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int FAILED_CHECK = 4;

    private final Path root;
    private final URI server;
    private final Path corpora;
    private final Path work;
    private final HttpClient http = HttpClient.newHttpClient();

    private LivePerplexity(String... arguments) {
        root = Path.of(arguments[0]);
        server = URI.create(arguments[1]);
        corpora = Path.of(arguments[2]);
        work = Path.of(arguments[3]);
    }

    /** Runs it. */
    public static void main(String... arguments) throws Exception {
        ObjectNode report = new LivePerplexity(arguments).run();
        Files.writeString(
                Path.of(arguments[4]),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
        System.out.println("written to " + arguments[4]);
        System.exit(report.path("met").asBoolean() ? 0 : FAILED_CHECK);
    }

    private ObjectNode run() throws Exception {
        List<String> domains = List.of(setting("DOMAINS", "news rev bio cs").split(" +"));
        double goal = Double.parseDouble(setting("GOAL", "15"));
        Map<String, JsonNode> before = new HashMap<>();
        for (String domain : domains) {
            before.put(domain, frozen(domain));
        }
        Instant start = Instant.now();
        Map<String, JsonNode> produced = new HashMap<>();
        for (String domain : domains) {
            produced.put(domain, alluvium(
                    "produce", "--server", server.toString(), "--domain", domain, "--cut", "--json",
                    head(domain).toString()));
        }
        for (String domain : domains) {
            settle(domain, produced.get(domain).path("accepted").asLong());
        }
        double seconds = (Instant.now().toEpochMilli() - start.toEpochMilli()) / 1000.0;

        ObjectNode report = JSON.createObjectNode()
                .put("at", start.toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("secondsToLearn", seconds)
                .put("goalPercent", goal);
        ArrayNode rows = report.putArray("domains");
        boolean met = true;
        System.out.printf(Locale.ROOT, "%-8s %9s %9s %8s  %s%n", "domain", "frozen", "live", "percent", "version");
        for (String domain : domains) {
            ObjectNode row = row(domain, produced.get(domain), before.get(domain));
            rows.add(row);
            met &= row.path("percent").asDouble() <= -goal && row.path("frozenUnchanged").asBoolean();
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %9.2f %9.2f %+7.1f%%  %s of %d%s%n",
                    domain,
                    row.path("frozenPerplexity").asDouble(),
                    row.path("livePerplexity").asDouble(),
                    row.path("percent").asDouble(),
                    row.path("version").asText(),
                    row.path("versions").asInt(),
                    row.path("frozenUnchanged").asBoolean() ? "" : "  THE FROZEN MODEL HAS CHANGED");
        }
        System.out.printf(Locale.ROOT, "%.0f s from the first record to the last version%n", seconds);
        return report.put("met", met);
    }

    private ObjectNode row(String domain, JsonNode produced, JsonNode before) throws Exception {
        JsonNode eval = alluvium(
                "eval", "--server", server.toString(), "--domain", domain, "--json",
                corpora.resolve(domain).resolve("valid.jsonl").toString());
        JsonNode known = get("/v1/prompts/" + domain);
        ObjectNode row = JSON.createObjectNode().put("domain", domain);
        for (String field : List.of(
                "version", "digest", "documents", "tokens", "window", "frozenPerplexity", "livePerplexity")) {
            row.set(field, eval.path(field));
        }
        row.put("percent", 100 * eval.path("change").asDouble());
        row.put("frozenUnchanged", before.equals(frozen(domain)));
        row.put("versions", known.path("versions").asInt());
        row.put("bytes", Files.size(head(domain)));
        row.set("offered", produced.path("offered"));
        row.set("accepted", produced.path("accepted"));
        row.set("progress", known.path("progress"));
        return row;
    }

    /** The frozen model's losses on the first documents, to the last digit. */
    private JsonNode frozen(String domain) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("model", "base");
        ArrayNode texts = request.putArray("texts");
        try (BufferedReader in = Files.newBufferedReader(corpora.resolve(domain).resolve("valid.jsonl"))) {
            String line = in.readLine();
            while (line != null && texts.size() < SCORED_DOCUMENTS) {
                texts.add(JSON.readTree(line).path("text").asText());
                line = in.readLine();
            }
        }
        HttpRequest post = HttpRequest.newBuilder(server.resolve("/v1/score"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        return answer(post).path("results");
    }

    /** Whole lines from the beginning of a domain's training file, up to so many bytes. */
    private Path head(String domain) throws IOException {
        Path head = work.resolve(domain + ".jsonl");
        if (Files.exists(head)) {
            return head;
        }
        long most = Long.parseLong(setting("BYTES", "1500000"));
        long bytes = 0;
        try (BufferedReader in = Files.newBufferedReader(corpora.resolve(domain).resolve("train.jsonl"));
                BufferedWriter out = Files.newBufferedWriter(head)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                bytes += line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (bytes > most) {
                    break;
                }
                out.write(line);
                out.write('\n');
            }
        }
        return head;
    }

    /** Returns when every record is accepted or a duplicate, none is pending, and the last passed version is live. */
    private void settle(String domain, long offered) throws Exception {
        String last = "";
        while (true) {
            JsonNode ingest = find(get("/v1/domains").path("domains"), domain);
            JsonNode progress = find(get("/v1/progress"), domain);
            long taken = ingest.path("accepted").asLong() + ingest.path("duplicates").asLong();
            long seen = progress.path("trainedRecords").asLong() + progress.path("heldOutRecords").asLong();
            boolean learned = taken == offered
                    && seen == ingest.path("accepted").asLong()
                    && progress.path("pendingRecords").asLong() == 0;
            if (learned && live(domain, progress.path("lastVersion").asInt())) {
                return;
            }
            String now = domain + ": " + seen + " of " + taken + " records learned";
            if (!now.equals(last)) {
                System.err.println(now);
                last = now;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean live(String domain, int lastVersion) throws Exception {
        JsonNode known = get("/v1/prompts/" + domain);
        if (lastVersion == 0 || known.path("versions").asInt() != lastVersion) {
            return false;
        }
        int newestPassed = 0;
        for (JsonNode version : get("/v1/prompts/" + domain + "/versions?limit=100000")) {
            if (version.path("verdict").path("passed").asBoolean()) {
                newestPassed = Math.max(newestPassed, version.path("version").asInt());
            }
        }
        for (JsonNode alias : known.path("aliases")) {
            if (alias.path("alias").asText().equals("live")) {
                return alias.path("version").asInt() == newestPassed;
            }
        }
        throw new IllegalStateException("No version of " + domain + " passed the gate, so none is live");
    }

    private static JsonNode find(JsonNode list, String domain) {
        for (JsonNode each : list) {
            if (each.path("domain").asText().equals(domain)) {
                return each;
            }
        }
        return JSON.createObjectNode();
    }

    private JsonNode get(String path) throws Exception {
        return answer(HttpRequest.newBuilder(server.resolve(path)).GET().build());
    }

    private JsonNode answer(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (request.method().equals("POST") && response.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }

    private JsonNode alluvium(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("alluvium").toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] out = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        if (code != 0 && code != FAILED_CHECK) {
            throw new IllegalStateException(command + " ended with " + code);
        }
        return JSON.readTree(out);
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
