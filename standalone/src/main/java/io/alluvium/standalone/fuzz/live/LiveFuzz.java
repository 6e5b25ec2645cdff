package io.alluvium.standalone.fuzz.live;

import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.fuzz.FuzzPlan;
import io.alluvium.standalone.fuzz.FuzzReport;
import io.alluvium.standalone.fuzz.FuzzText;
import io.alluvium.standalone.fuzz.Fuzzer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Hostile input for a running Alluvium: first over HTTP, then on the records topic, then on every other topic. */
public final class LiveFuzz {

    private final URI server;
    private final String bootstrapServers;
    private final AlluviumClient client;

    /** For that server and its brokers. */
    public LiveFuzz(URI server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.client = new AlluviumClient(server);
    }

    /**
     * How much of it.
     *
     * @param seed what all input is made from
     * @param requests requests over HTTP
     * @param records records on the records topic; a tenth as many go to each other topic
     */
    public record Plan(long seed, long requests, long records) {}

    /**
     * What came of it.
     *
     * @param requests the requests
     * @param account what ingest says of the records
     * @param otherRecords records written to all the other topics
     * @param wrong what is wrong with the server afterwards, or with the account
     */
    public record Report(FuzzReport requests, RecordFlood.Account account, long otherRecords, List<String> wrong) {

        /** Whether nothing was found. */
        public boolean clean() {
            return requests.clean() && wrong.isEmpty();
        }

        /** The report for people. */
        public String text() {
            return FuzzText.of(requests) + "Records: " + account.sent() + " sent, " + account.accepted() + " accepted, "
                    + account.duplicates() + " duplicates, " + account.refused() + " refused, " + account.goodTaken()
                    + " of " + account.good() + " good ones taken; and " + otherRecords + " on other topics.\n"
                    + (wrong.isEmpty() ? "Afterwards it does its work." : String.join("\n", wrong));
        }
    }

    /** Does it all; the listener hears of what is done how far. */
    public Report run(Plan plan, BiConsumer<Long, String> listener) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        Vitals vitals = new Vitals(client);
        FuzzReport requests = Fuzzer.run(
                new FuzzPlan(plan.seed(), plan.requests(), List.of(new HttpDoors(server))), listener::accept);
        note(wrong, "after the requests", vitals.check("after-requests-" + plan.seed()));
        RecordFlood.Account account = new RecordFlood(client, bootstrapServers)
                .run(plan.seed(), plan.records(), settled -> listener.accept(settled, "records-topic"));
        if (account.settled() != plan.records()) {
            wrong.add("Of " + plan.records() + " hostile records ingest accounts for " + account);
        }
        if (account.goodTaken() != account.good()) {
            wrong.add("Of " + account.good() + " good records among them ingest took " + account.goodTaken()
                    + "; it takes none of a seed that it was sent before");
        }
        long others = new TopicFlood(bootstrapServers).run(plan.seed(), plan.records() / 10);
        note(wrong, "after the records", vitals.check("after-records-" + plan.seed()));
        return new Report(requests, account, others, wrong);
    }

    private static void note(List<String> wrong, String when, Optional<String> what) {
        what.ifPresent(said -> wrong.add(when + ": " + said));
    }
}
