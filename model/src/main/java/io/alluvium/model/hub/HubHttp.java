package io.alluvium.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to a Hub: repeated while the failure may pass, redirected at most a few times, and carrying the token to the
 * Hub's own address only. Files are stored elsewhere, and nobody there needs to know who asks.
 */
final class HubHttp {

    private static final Logger LOG = LoggerFactory.getLogger(HubHttp.class);
    private static final int MOST_REDIRECTS = 5;

    private final HubSettings settings;
    private final Retries retries;
    private final HttpClient client;

    HubHttp(HubSettings settings, Retries retries) {
        this.settings = settings;
        this.retries = retries;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeouts().answer());
        if (ProxySelector.getDefault() != null) {
            builder.proxy(ProxySelector.getDefault());
        }
        this.client = builder.build();
    }

    /** Asks about a file; the answer may be a redirect to another address, which is not followed. */
    HttpResponse<?> head(URI address) {
        return repeated(new Ask<>("HEAD", address, 0, BodyHandlers.discarding(), false), Retries.MOST);
    }

    /** Gets a text, asking again at most that often. */
    HttpResponse<String> text(URI address, int repetitions) {
        return repeated(new Ask<>("GET", address, 0, BodyHandlers.ofString(), true), repetitions);
    }

    /** Gets bytes from an offset on; the caller closes the body. */
    HttpResponse<InputStream> bytes(URI address, long from) {
        return repeated(new Ask<>("GET", address, from, BodyHandlers.ofInputStream(), true), Retries.MOST);
    }

    /** A request: what is asked, from which byte on, how the answer is read, and whether it may come from elsewhere. */
    private record Ask<T>(String method, URI address, long from, BodyHandler<T> body, boolean everywhere) {}

    private <T> HttpResponse<T> repeated(Ask<T> ask, int repetitions) {
        for (int failure = 1; ; failure++) {
            try {
                HttpResponse<T> answer = redirected(ask);
                if (!Retries.passing(answer.statusCode())) {
                    return answer;
                }
                discard(answer);
                String found = "the Hub answers " + answer.statusCode();
                if (failure > repetitions || !retries.after(failure, answer.headers())) {
                    throw new HubAwayException(ask.address() + ": " + found + " after " + failure
                            + " requests. Try again later, or set HF_HUB_OFFLINE=1 to use what is in the cache.");
                }
                LOG.atInfo()
                        .addKeyValue("address", ask.address())
                        .addKeyValue("found", found)
                        .log("Asking again");
            } catch (IOException e) {
                if (failure > repetitions) {
                    throw new HubAwayException(
                            ask.address() + ": " + reason(e) + ". See that this machine reaches "
                                    + settings.endpoint() + " (HF_ENDPOINT names another Hub, -Dhttps.proxyHost a"
                                    + " proxy), or set HF_HUB_OFFLINE=1 to use what is in the cache.",
                            e);
                }
                LOG.atInfo()
                        .addKeyValue("address", ask.address())
                        .addKeyValue("found", reason(e))
                        .log("Asking again");
                retries.after(failure);
            }
        }
    }

    /** What an exception of the client says, which often is nothing. */
    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private <T> HttpResponse<T> redirected(Ask<T> ask) throws IOException {
        URI address = ask.address();
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            HttpResponse<T> answer = sent(ask, address);
            String location = answer.headers().firstValue("Location").orElse("");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return answer;
            }
            URI next = resolved(address, location);
            if (!ask.everywhere() && !ours(next)) {
                return answer;
            }
            discard(answer);
            address = next;
        }
        throw new HubException(ask.address() + " leads from one address to the next more than " + MOST_REDIRECTS
                + " times; see that HF_ENDPOINT is a Hub");
    }

    private static URI resolved(URI from, String location) {
        try {
            URI next = from.resolve(location);
            if (String.valueOf(next.getScheme()).matches("https?")) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new HubException(from + " redirects to \"" + location + "\", which is no address", e);
        }
        throw new HubException(from + " redirects to \"" + location + "\", which is no web address");
    }

    private <T> HttpResponse<T> sent(Ask<T> ask, URI address) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(ask.method(), HttpRequest.BodyPublishers.noBody())
                .timeout(settings.timeouts().answer())
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "alluvium");
        if (settings.token() != null && ours(address)) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        if (ask.from() > 0) {
            request.header("Range", "bytes=" + ask.from() + "-");
        }
        try {
            return client.send(request.build(), ask.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("Interrupted while asking " + address, e);
        }
    }

    private boolean ours(URI address) {
        return origin(address).equals(origin(settings.endpoint()));
    }

    private static String origin(URI address) {
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return (address.getScheme() + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    private static void discard(HttpResponse<?> answer) throws IOException {
        if (answer.body() instanceof InputStream body) {
            body.close();
        }
    }
}
