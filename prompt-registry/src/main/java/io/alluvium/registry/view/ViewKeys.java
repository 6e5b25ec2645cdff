package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import java.util.Locale;

/** The keys of the registry view; numbers are padded so that the order of keys is the order of numbers. */
final class ViewKeys {

    private ViewKeys() {}

    static String version(String domain, int version) {
        return versions(domain) + String.format(Locale.ROOT, "%010d", version);
    }

    static String versions(String domain) {
        return "version\t" + domain + "\t";
    }

    static String newest(String domain) {
        return NEWEST + domain;
    }

    static final String NEWEST = "newest\t";

    static String alias(String domain, String alias) {
        return aliases(domain) + alias;
    }

    static String aliases(String domain) {
        return "alias\t" + domain + "\t";
    }

    static String move(String domain, LogMark mark) {
        return moves(domain) + padded(mark.offset());
    }

    static String moves(String domain) {
        return "move\t" + domain + "\t";
    }

    static String event(LogMark mark) {
        return events(mark.partition()) + padded(mark.offset());
    }

    static String event(int partition, long offset) {
        return events(partition) + padded(offset);
    }

    static String events(int partition) {
        return "event\t" + String.format(Locale.ROOT, "%05d", partition) + "\t";
    }

    private static String padded(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }
}
