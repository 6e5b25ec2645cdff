package io.alluvium.standalone.throughput;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the broker has taken in so far, by topic, told by the broker's own counters.
 *
 * @param byTopic the counters
 */
record Traffic(Map<String, Written> byTopic) {

    private static final String COUNTERS = "kafka.server:type=BrokerTopicMetrics,name=%s,topic=*";

    /**
     * Records and bytes.
     *
     * @param records how many records
     * @param bytes how many bytes, with the batches' frames
     */
    public record Written(double records, double bytes) {}

    static Traffic now() {
        Map<String, Long> records = counts("MessagesInPerSec");
        Map<String, Long> bytes = counts("BytesInPerSec");
        Map<String, Written> all = new TreeMap<>();
        bytes.forEach((topic, count) -> all.put(topic, new Written(records.getOrDefault(topic, 0L), count)));
        return new Traffic(all);
    }

    /** What was written since then for each of that many records; topics without any are left out. */
    Map<String, Written> perRecordSince(Traffic before, long records) {
        Map<String, Written> each = new TreeMap<>();
        Written none = new Written(0, 0);
        byTopic.forEach((topic, after) -> {
            Written start = before.byTopic.getOrDefault(topic, none);
            if (after.bytes() > start.bytes()) {
                each.put(
                        topic,
                        new Written(
                                (after.records() - start.records()) / records,
                                (after.bytes() - start.bytes()) / records));
            }
        });
        return each;
    }

    private static Map<String, Long> counts(String name) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> counts = new TreeMap<>();
        try {
            for (ObjectName each : server.queryNames(new ObjectName(COUNTERS.formatted(name)), null)) {
                counts.put(each.getKeyProperty("topic"), (Long) server.getAttribute(each, "Count"));
            }
        } catch (JMException e) {
            throw new IllegalStateException("Reading the broker's counters " + name, e);
        }
        return counts;
    }
}
