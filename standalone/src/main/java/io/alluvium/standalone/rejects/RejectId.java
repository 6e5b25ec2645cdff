package io.alluvium.standalone.rejects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a reject: its place in the rejects topic, which never changes. Written as partition-offset.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record RejectId(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})");

    /** Reads the written form. */
    public static RejectId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no reject; write PARTITION-OFFSET such as 2-17, as 'rejects list' shows it");
        }
        return new RejectId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
