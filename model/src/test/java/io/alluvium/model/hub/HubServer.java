package io.alluvium.model.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Behaves like the Hub towards its own client: large files are redirected to a second address, small ones are answered
 * at once, errors carry their code. It can be told to misbehave.
 */
final class HubServer implements AutoCloseable {
    static final String REPOSITORY = "ada/tiny";

    private final Map<String, String> revisions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, byte[]>> commits = new ConcurrentHashMap<>();
    private final List<HubRequest> seen = new CopyOnWriteArrayList<>();
    private final Queue<HubFault> faults = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer hub = start(this::hub);
    private final HttpServer store = start(this::store);
    private volatile String tokenNeeded = "";
    private volatile boolean gated;
    private volatile boolean ranges = true;

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private HttpServer start(Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI url() {
        return url(hub);
    }

    /** Has a revision stand for a commit with those files; gives the commit. */
    String commit(String revision, Map<String, byte[]> files) {
        String commit = digest("SHA-1", (revision + files.keySet() + commits.size()).getBytes(StandardCharsets.UTF_8));
        commits.put(commit, new TreeMap<>(files));
        revisions.put(revision, commit);
        revisions.put(commit, commit);
        return commit;
    }

    void need(String token) {
        tokenNeeded = "Bearer " + token;
    }

    void gate(String token) {
        need(token);
        gated = true;
    }

    void forgetRanges() {
        ranges = false;
    }

    void misbehave(HubFault... next) {
        faults.addAll(Arrays.asList(next));
    }

    List<HubRequest> seen() {
        return seen;
    }

    List<HubRequest> fetches(String file) {
        return seen.stream().filter(request -> request.fetches(file)).toList();
    }

    private void hub(HttpExchange exchange) throws IOException {
        String path = note(exchange, false);
        boolean elsewhere = exchange.getRequestMethod().equals("GET") && path.endsWith(".safetensors");
        HubFault fault = elsewhere ? null : fault(exchange.getRequestMethod(), path);
        if (fault != null && fault.status() > 0) {
            fault.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(fault.status(), -1);
            return;
        }
        String api = "/api/models/" + REPOSITORY + "/revision/";
        String files = "/" + REPOSITORY + "/resolve/";
        boolean known = path.startsWith(api) || path.startsWith(files);
        if (!known || refused(exchange) && !gated) {
            refuse(exchange, 401, "RepoNotFound", "Repository not found");
        } else if (path.startsWith(api)) {
            list(exchange, revisions.get(path.substring(api.length())));
        } else if (refused(exchange)) {
            refuse(exchange, 403, "GatedRepo", "Access to model is restricted");
        } else {
            String[] parts = path.substring(files.length()).split("/", 2);
            resolve(exchange, revisions.get(parts[0]), parts[1], fault);
        }
    }

    private boolean refused(HttpExchange exchange) {
        return !tokenNeeded.isEmpty()
                && !tokenNeeded.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void list(HttpExchange exchange, String commit) throws IOException {
        if (commit == null) {
            refuse(exchange, 404, "RevisionNotFound", "Invalid rev id");
            return;
        }
        String siblings = commits.get(commit).keySet().stream()
                .map(name -> "{\"rfilename\":\"" + name + "\"}")
                .collect(Collectors.joining(","));
        byte[] json = ("{\"id\":\"" + REPOSITORY + "\",\"sha\":\"" + commit + "\",\"siblings\":[" + siblings + "]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }

    private void resolve(HttpExchange exchange, String commit, String name, HubFault fault) throws IOException {
        if (commit == null) {
            refuse(exchange, 404, "RevisionNotFound", "Invalid rev id");
            return;
        }
        exchange.getResponseHeaders().set("X-Repo-Commit", commit);
        byte[] bytes = commits.get(commit).get(name);
        if (bytes == null) {
            refuse(exchange, 404, "EntryNotFound", "Entry not found");
        } else if (name.endsWith(".safetensors")) {
            exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + digest("SHA-256", bytes) + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(bytes.length));
            exchange.getResponseHeaders().set("Location", url(store) + "/" + commit + "/" + name + "?signature=1");
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", "\"" + gitDigest(bytes) + "\"");
            new HubBody(bytes, ranges, closing).send(exchange, fault);
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        String path = note(exchange, true);
        String[] parts = path.substring(1).split("/", 2);
        HubFault fault = fault(exchange.getRequestMethod(), path);
        if (fault != null && fault.status() > 0) {
            fault.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(fault.status(), -1);
            return;
        }
        new HubBody(commits.get(parts[0]).get(parts[1]), ranges, closing).send(exchange, fault);
    }

    private HubFault fault(String method, String path) {
        HubFault next = faults.peek();
        return next != null && next.method().equals(method) && path.endsWith(next.pathEnd()) ? faults.poll() : null;
    }

    private String note(HttpExchange exchange, boolean atStore) {
        String path = exchange.getRequestURI().getPath();
        seen.add(new HubRequest(
                atStore,
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders().getFirst("Range"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        return path;
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Error-Code", code);
        exchange.getResponseHeaders().set("X-Error-Message", message);
        exchange.sendResponseHeaders(status, -1);
    }

    static String gitDigest(byte[] bytes) {
        byte[] head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return digest("SHA-1", all);
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }
}
