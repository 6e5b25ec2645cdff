package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.LiveTimes;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Versions change while requests are answered: none fails, and each is answered with a version that was live. */
@ExtendWith(SharedAlluvium.class)
class SwapIT {

    private static final String RIVERS = "swap-rivers";
    private static final String DIGITS = "swap-digits";
    private static final int REQUESTS = 300;
    private static final int CHANGES = 3;
    private static final int MOST_RECORDS = 4_000;

    private final Api api;
    private final Log log;

    SwapIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
        this.log = new Log(alluvium.bootstrapServers());
    }

    /** One request as the client saw it. */
    private record Seen(String domain, Instant sent, Instant received, int status, String digest) {}

    @Test
    void shouldAnswerEveryRequestWithAVersionThatWasLiveWhileVersionsChange() throws Exception {
        // Given
        offer(0, 60);
        Await.live(api, RIVERS, 1);
        Await.live(api, DIGITS, 1);
        Await.served(api, api, RIVERS);
        Await.served(api, api, DIGITS);

        // When
        List<Seen> seen = askWhileRecordsStream();

        // Then
        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(REQUESTS)
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        for (String domain : List.of(RIVERS, DIGITS)) {
            Await.served(api, api, domain);
            LiveTimes live = LiveTimes.of(api, log, domain, "inside");
            assertThat(seen)
                    .filteredOn(each -> each.domain().equals(domain))
                    .allMatch(each -> live.wasLive(each.digest(), each.sent(), each.received()), "was live then");
        }
        assertThat(changes(seen)).isGreaterThanOrEqualTo(CHANGES);
    }

    private List<Seen> askWhileRecordsStream() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> stream = threads.submit(() -> {
                stream(enough);
                return null;
            });
            Future<List<Seen>> rivers = threads.submit(() -> ask(RIVERS, stream));
            Future<List<Seen>> digits = threads.submit(() -> ask(DIGITS, stream));
            List<Seen> seen = new ArrayList<>(rivers.get(4, TimeUnit.MINUTES));
            seen.addAll(digits.get(4, TimeUnit.MINUTES));
            enough.countDown();
            stream.get(1, TimeUnit.MINUTES);
            return seen;
        } finally {
            enough.countDown();
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void stream(CountDownLatch enough) throws InterruptedException {
        for (int n = 60; n < MOST_RECORDS && !enough.await(100, TimeUnit.MILLISECONDS); n += 8) {
            offer(n, n + 8);
        }
    }

    /** Half of the requests at least, and on until half of the changes were seen or nothing comes any more. */
    private List<Seen> ask(String domain, Future<?> stream) {
        List<Seen> seen = new ArrayList<>();
        while (seen.size() < REQUESTS / 2 || (changes(seen) < (CHANGES + 1) / 2 && !stream.isDone())) {
            Instant sent = Instant.now();
            Api.Answer answer = api.complete(domain, "the river");
            seen.add(new Seen(domain, sent, Instant.now(), answer.status(), answer.digest()));
        }
        return seen;
    }

    private static long changes(List<Seen> seen) {
        return IntStream.range(1, seen.size())
                .filter(i -> seen.get(i).domain().equals(seen.get(i - 1).domain())
                        && !seen.get(i).digest().equals(seen.get(i - 1).digest()))
                .count();
    }

    private void offer(int from, int to) {
        api.offer(RIVERS, IntStream.range(from, to).mapToObj(Texts::river).toList());
        api.offer(DIGITS, IntStream.range(from, to).mapToObj(Texts::digits).toList());
    }
}
