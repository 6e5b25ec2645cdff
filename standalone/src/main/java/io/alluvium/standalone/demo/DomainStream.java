package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One domain's stream: what is still to come, and what was sent. Each regime ends with a cut. */
final class DomainStream {

    private final SampleDomain domain;
    private final List<List<String>> regimes = new ArrayList<>();
    private int regime;
    private int next;
    private int offered;
    private int accepted;

    DomainStream(SampleDomain domain) {
        this.domain = domain;
        regimes.add(Mishaps.among(domain.regimes().get(0)));
        regimes.add(domain.regimes().get(1));
    }

    SampleDomain domain() {
        return domain;
    }

    /** Records sent so far. */
    int offered() {
        return offered;
    }

    /** Of those, the ones against which nothing spoke at the door. */
    int accepted() {
        return accepted;
    }

    /** Records to send in all. */
    int size() {
        return regimes.stream().mapToInt(List::size).sum();
    }

    boolean ended() {
        return regime == regimes.size();
    }

    /** Sends the next records, and a cut where a regime ends. */
    void send(AlluviumClient client, int most) {
        List<String> records = regimes.get(regime);
        List<String> batch = records.subList(next, Math.min(records.size(), next + most));
        String path = "/v1/domains/" + domain.name();
        byte[] body = String.join("\n", batch).getBytes(StandardCharsets.UTF_8);
        JsonNode answer = client.post(path + "/records", "application/x-ndjson", body);
        offered += batch.size();
        accepted += answer.path("accepted").asInt();
        next += batch.size();
        if (next == records.size()) {
            client.post(path + "/cut", "application/json", new byte[0]);
            regime++;
            next = 0;
        }
    }
}
