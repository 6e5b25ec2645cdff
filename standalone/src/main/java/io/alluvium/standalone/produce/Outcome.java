package io.alluvium.standalone.produce;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records.
 *
 * @param offered how many there were
 * @param accepted how many the broker has and nothing speaks against
 * @param rejected how many were refused
 * @param via http, or kafka, where refusals are found later
 * @param refused the refused ones
 */
public record Outcome(long offered, long accepted, long rejected, String via, List<Refused> refused) {

    /** Keeps the list from changing. */
    public Outcome {
        refused = List.copyOf(refused);
    }

    /** One sentence for people. */
    public String summary(String domain) {
        if (via.equals(KafkaDelivery.VIA)) {
            return domain + ": " + offered + " records written to Kafka; ingest judges them (GET /v1/domains counts,"
                    + " topic alluvium.rejections.v1 says why)";
        }
        Map<String, Integer> reasons = new TreeMap<>();
        refused.forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
        return domain + ": " + offered + " records offered, " + accepted + " accepted, " + rejected + " refused"
                + (reasons.isEmpty() ? "" : " " + reasons);
    }
}
