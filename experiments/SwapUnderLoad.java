import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Asks while records stream; see swap-under-load.sh. Arguments: server, corpora, output. */
public final class SwapUnderLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_RECORDS = 240;
    private static final int RECORDS_AT_ONCE = 10;
    private static final int PROMPT_CHARACTERS = 80;
    private static final int NEW_TOKENS = 16;
    private static final int LEAST_CHANGES = 3;
    private static final int FAILED_CHECK = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final URI server;
    private final Path corpora;
    private final List<String> domains = List.of(setting("DOMAINS", "news rev bio cs").split(" +"));
    private final int requests = Integer.parseInt(setting("REQUESTS", "5000"));
    private final int clients = Integer.parseInt(setting("CLIENTS", "4"));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<Swap>> swaps = new HashMap<>();

    /** A worker's swap to a version, as it said itself. */
    private record Swap(String digest, Instant announced, Instant serving, double millis) {}

    /** A request as the client saw it. */
    private record Seen(String domain, Instant sent, Instant received, int status, String digest) {}

    /** A time in which requests could get a version. */
    private record Span(String digest, Instant from, Instant to) {}

    private SwapUnderLoad(String server, String corpora) {
        this.server = URI.create(server);
        this.corpora = Path.of(corpora);
        domains.forEach(domain -> swaps.put(domain, Collections.synchronizedList(new ArrayList<>())));
    }

    /** Runs it. */
    public static void main(String... arguments) throws Exception {
        ObjectNode report = new SwapUnderLoad(arguments[0], arguments[1]).run();
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Files.writeString(Path.of(arguments[2]), text + "\n");
        System.out.println(text);
        System.exit(report.path("met").asBoolean() ? 0 : FAILED_CHECK);
    }

    private ObjectNode run() throws Exception {
        listen();
        Map<String, List<String>> records = new LinkedHashMap<>();
        for (String domain : domains) {
            records.put(domain, Files.readAllLines(corpora.resolve(domain).resolve("train.jsonl")));
            offer(domain, records.get(domain).subList(0, FIRST_RECORDS));
            post("/v1/domains/" + domain + "/cut", "application/json", "");
        }
        for (String domain : domains) {
            awaitServed(domain);
        }
        Instant start = Instant.now();
        List<Seen> seen = load(records);
        Instant end = Instant.now();
        for (String domain : domains) {
            awaitServed(domain);
        }
        return report(seen, start, end);
    }

    /** Takes note of what the worker says, as the registry passes it on. */
    private void listen() throws Exception {
        HttpRequest events = HttpRequest.newBuilder(server.resolve("/v1/events")).build();
        Stream<String> lines = http.send(events, HttpResponse.BodyHandlers.ofLines()).body();
        Thread reader = new Thread(
                () -> {
                    String[] event = {""};
                    lines.forEach(line -> {
                        if (line.startsWith("event:")) {
                            event[0] = line.substring("event:".length()).strip();
                        } else if (line.startsWith("data:") && event[0].equals("worker")) {
                            heard(line.substring("data:".length()));
                        }
                    });
                },
                "events");
        reader.setDaemon(true);
        reader.start();
    }

    private void heard(String data) {
        try {
            JsonNode said = JSON.readTree(data).path("data");
            List<Swap> known = swaps.get(said.path("domain").asText());
            if (known != null
                    && said.path("alias").asText().equals("live")
                    && said.path("status").asText().equals("SERVING")) {
                known.add(new Swap(
                        said.path("digest").asText(),
                        Instant.parse(said.path("announcedAt").asText()),
                        Instant.parse(said.path("servingAt").asText()),
                        said.path("swapMillis").asDouble()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("An event that is no JSON", e);
        }
    }

    private List<Seen> load(Map<String, List<String>> records) throws Exception {
        ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        Map<String, List<String>> prompts = new HashMap<>();
        for (String domain : domains) {
            prompts.put(domain, prompts(domain));
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients + 1);
        try {
            Future<?> stream = threads.submit(() -> {
                stream(records, enough);
                return null;
            });
            List<Future<?>> asking = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                asking.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                        String domain = domains.get(n % domains.size());
                        List<String> texts = prompts.get(domain);
                        seen.add(ask(domain, texts.get(n / domains.size() % texts.size()), n));
                        if (n % 500 == 499) {
                            System.err.println(n + 1 + " requests");
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : asking) {
                each.get();
            }
            enough.countDown();
            stream.get();
        } finally {
            enough.countDown();
            threads.shutdownNow();
        }
        return List.copyOf(seen);
    }

    private void stream(Map<String, List<String>> records, CountDownLatch enough) throws Exception {
        for (int from = FIRST_RECORDS; !enough.await(500, TimeUnit.MILLISECONDS); from += RECORDS_AT_ONCE) {
            for (String domain : domains) {
                List<String> all = records.get(domain);
                if (from + RECORDS_AT_ONCE <= all.size()) {
                    offer(domain, all.subList(from, from + RECORDS_AT_ONCE));
                }
            }
        }
    }

    private List<String> prompts(String domain) throws IOException {
        List<String> prompts = new ArrayList<>();
        for (String line : Files.readAllLines(corpora.resolve(domain).resolve("valid.jsonl"))) {
            String text = JSON.readTree(line).path("text").asText();
            prompts.add(text.substring(0, Math.min(PROMPT_CHARACTERS, text.length())));
        }
        return prompts;
    }

    private Seen ask(String domain, String prompt, int seed) throws Exception {
        ObjectNode request = JSON.createObjectNode()
                .put("model", domain)
                .put("prompt", prompt)
                .put("max_tokens", NEW_TOKENS)
                .put("temperature", 0.8)
                .put("seed", seed);
        Instant sent = Instant.now();
        HttpResponse<byte[]> answer = post("/v1/completions", "application/json", request.toString());
        Instant received = Instant.now();
        String digest = answer.headers().firstValue("X-Alluvium-Digest").orElse("");
        if (answer.statusCode() != 200) {
            System.err.println(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return new Seen(domain, sent, received, answer.statusCode(), digest);
    }

    private ObjectNode report(List<Seen> seen, Instant start, Instant end) throws Exception {
        long errors = seen.stream().filter(each -> each.status() != 200).count();
        long strangers = 0;
        long changes = 0;
        List<Double> lags = new ArrayList<>();
        List<Double> swapTimes = new ArrayList<>();
        Map<String, Integer> versions = new TreeMap<>();
        for (String domain : domains) {
            List<Span> live = live(domain);
            strangers += seen.stream()
                    .filter(each -> each.domain().equals(domain) && each.status() == 200)
                    .filter(each -> live.stream().noneMatch(span -> covers(span, each)))
                    .count();
            List<Swap> during = swaps.get(domain).stream()
                    .filter(swap -> swap.serving().isAfter(start) && swap.serving().isBefore(end))
                    .toList();
            during.forEach(swap -> {
                lags.add((double) Duration.between(swap.announced(), swap.serving()).toMillis());
                swapTimes.add(swap.millis());
            });
            changes += during.size();
            versions.put(domain, (int) seen.stream()
                    .filter(each -> each.domain().equals(domain))
                    .map(Seen::digest)
                    .distinct()
                    .count());
        }
        List<Double> latencies = seen.stream()
                .map(each -> (double) Duration.between(each.sent(), each.received()).toMillis())
                .toList();
        ObjectNode report = JSON.createObjectNode()
                .put("at", start.toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("requests", seen.size())
                .put("clients", clients)
                .put("seconds", Duration.between(start, end).toMillis() / 1000.0)
                .put("errors", errors)
                .put("versionChanges", changes)
                .put("answersWithADigestThatWasNotLive", strangers);
        report.set("versionsAnsweredWith", JSON.valueToTree(versions));
        report.set("requestMillis", quantiles(latencies));
        report.set("aliasMovedToServingMillis", quantiles(lags));
        report.set("swapMillis", quantiles(swapTimes));
        return report.put(
                "met", errors == 0 && strangers == 0 && changes >= LEAST_CHANGES && seen.size() >= requests);
    }

    private static boolean covers(Span span, Seen each) {
        return span.digest().equals(each.digest())
                && !span.from().isAfter(each.received())
                && !span.to().isBefore(each.sent());
    }

    /** From the alias's move, by the registry's history, to the worker's next swap, by its own word. */
    private List<Span> live(String domain) throws Exception {
        Map<Integer, String> digests = new HashMap<>();
        get("/v1/prompts/" + domain + "/versions?limit=100000")
                .forEach(version -> digests.put(
                        version.path("version").asInt(), version.path("digest").asText()));
        List<Swap> ordered = new ArrayList<>(swaps.get(domain));
        ordered.sort((a, b) -> a.serving().compareTo(b.serving()));
        List<Span> spans = new ArrayList<>();
        for (JsonNode move : get("/v1/prompts/" + domain + "/history?limit=100000")) {
            if (move.path("alias").asText().equals("live")
                    && move.path("status").asText().equals("ACCEPTED")) {
                String digest = digests.get(move.path("toVersion").asInt());
                Instant moved = Instant.parse(move.path("at").asText());
                spans.add(new Span(digest, moved, end(digest, moved, ordered)));
            }
        }
        return spans;
    }

    private static Instant end(String digest, Instant moved, List<Swap> ordered) {
        boolean inUse = false;
        for (Swap swap : ordered) {
            boolean own = swap.digest().equals(digest) && !swap.announced().isBefore(moved);
            if (inUse && !own) {
                return swap.serving();
            }
            inUse |= own;
        }
        return inUse ? Instant.MAX : moved;
    }

    private static ObjectNode quantiles(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        ObjectNode node = JSON.createObjectNode();
        if (!sorted.isEmpty()) {
            for (int percent : new int[] {50, 95, 99}) {
                node.put("p" + percent, sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
            }
            node.put("max", sorted.get(sorted.size() - 1));
        }
        return node;
    }

    private void awaitServed(String domain) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode alias = get("/v1/prompts/" + domain + "/aliases/live");
            String digest = alias.path("digest").asText();
            List<Swap> known = swaps.get(domain);
            if (!digest.isEmpty() && known.stream().anyMatch(swap -> swap.digest().equals(digest))) {
                System.err.println(domain + "@" + alias.path("version").asInt() + " is served");
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("No version of " + domain + " is live and served yet");
            }
            Thread.sleep(500);
        }
    }

    private void offer(String domain, List<String> lines) throws Exception {
        HttpResponse<byte[]> answer =
                post("/v1/domains/" + domain + "/records", "application/x-ndjson", String.join("\n", lines));
        if (answer.statusCode() != 200 && answer.statusCode() != 207) {
            throw new IllegalStateException("Offering records to " + domain + ": " + answer.statusCode());
        }
    }

    private HttpResponse<byte[]> post(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(server.resolve(path)).GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
