package io.alluvium.standalone.produce;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.input.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hands records over in batches of NDJSON. An answer tells the fate of each. */
public final class HttpDelivery implements Delivery {

    private static final int RECORDS_AT_ONCE = 100;
    private static final int BYTES_AT_ONCE = 1 << 20;

    private final AlluviumClient client;
    private final String path;
    private final List<Place> waiting = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Refused> refused = new ArrayList<>();
    private long offered;
    private long accepted;

    /** Where a waiting record came from. */
    private record Place(String file, long line) {}

    /** Hands over to a domain of that server. */
    public HttpDelivery(AlluviumClient client, String domain) {
        this.client = client;
        this.path = "/v1/domains/" + AlluviumClient.segment(domain);
    }

    @Override
    public void offer(String file, SourceRecord record) {
        byte[] line = record.json().getBytes(StandardCharsets.UTF_8);
        if (!waiting.isEmpty() && (waiting.size() >= RECORDS_AT_ONCE || body.size() + line.length > BYTES_AT_ONCE)) {
            flush();
        }
        waiting.add(new Place(file, record.place()));
        body.write(line, 0, line.length);
        body.write('\n');
        offered++;
    }

    @Override
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        JsonNode answer = client.post(path + "/records", "application/x-ndjson", body.toByteArray());
        accepted += answer.path("accepted").asLong();
        for (JsonNode result : answer.path("results")) {
            if (!result.path("status").asText().equals("accepted")) {
                Place place = waiting.get(result.path("index").asInt());
                refused.add(new Refused(
                        place.file(),
                        place.line(),
                        result.path("reason").asText(),
                        result.path("detail").asText()));
            }
        }
        waiting.clear();
        body.reset();
    }

    @Override
    public void cut() {
        client.post(path + "/cut", "application/json", new byte[0]);
    }

    @Override
    public long soFar() {
        return offered;
    }

    @Override
    public Outcome outcome() {
        return new Outcome(offered, accepted, refused.size(), "http", refused);
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
