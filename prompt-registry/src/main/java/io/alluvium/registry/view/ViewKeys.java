package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * The keys of the registry view. Numbers are padded so that the order of keys is the order of numbers; those of versions
 * count down, so that the newest comes first. Every list of versions ends in the same way, with a {@link #place}.
 */
final class ViewKeys {

    static final String VERSIONS = "version\t";

    /** The order of keys: that of their bytes. */
    static final Comparator<String> ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private ViewKeys() {}

    /** A key after all that begin with the prefix. */
    static String end(String prefix) {
        return prefix + LAST;
    }

    /** Where a version stands in every list of versions. */
    static String place(String domain, int version) {
        return domain + "\t" + String.format(Locale.ROOT, "%010d", Integer.MAX_VALUE - version);
    }

    /** After all places of a domain, and before all of the next one. */
    static String afterDomain(String domain) {
        return domain + "\t" + LAST;
    }

    /** The domain of a place. */
    static String domainAt(String place) {
        return place.substring(0, place.indexOf('\t'));
    }

    /** The version of a place. */
    static int versionAt(String place) {
        return Integer.MAX_VALUE - Integer.parseInt(place.substring(place.lastIndexOf('\t') + 1));
    }

    static String version(String domain, int version) {
        return VERSIONS + place(domain, version);
    }

    static String versions(String domain) {
        return VERSIONS + domain + "\t";
    }

    static String digest(String digest, String domain, int version) {
        return digests(digest) + place(domain, version);
    }

    static String digests(String digest) {
        return digestsFrom(digest) + "\t";
    }

    static String digestsFrom(String beginning) {
        return "digest\t" + beginning;
    }

    static String alias(String domain, String alias) {
        return aliases(domain) + alias;
    }

    static String aliases(String domain) {
        return "alias\t" + domain + "\t";
    }

    static String served(String domain, String alias, long millis, LogMark mark) {
        return served(domain, alias, millis) + "\t" + padded(mark.offset());
    }

    static String served(String domain, String alias, long millis) {
        return served(domain, alias) + padded(Math.max(0, millis));
    }

    static String served(String domain, String alias) {
        return "served\t" + domain + "\t" + alias + "\t";
    }

    /** The time that a key of the served versions says. */
    static long servedMillis(String key) {
        int end = key.lastIndexOf('\t');
        return Long.parseLong(key.substring(key.lastIndexOf('\t', end - 1) + 1, end));
    }

    static String wish(String domain, LogMark mark) {
        return wishes(domain) + padded(mark.offset());
    }

    static String wish(String domain, long offset) {
        return wishes(domain) + padded(offset);
    }

    static String wishes(String domain) {
        return "wish\t" + domain + "\t";
    }

    static String retired(String domain, int version) {
        return "retired\t" + place(domain, version);
    }

    static String tag(String domain, int version, String tag) {
        return tags(domain, version) + tag;
    }

    static String tags(String domain, int version) {
        return "tag\t" + place(domain, version) + "\t";
    }

    static String tagged(String domain, int version, String tag, long offset) {
        return tagged(domain, version, tag) + padded(offset);
    }

    static String tagged(String domain, int version, String tag) {
        return "tagged\t" + place(domain, version) + "\t" + tag + "\t";
    }

    static String found(String term, String domain, int version) {
        return found(term) + place(domain, version);
    }

    static String found(String term) {
        return "find\t" + term + "\t";
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

    /**
     * Where what a worker said is kept: with all that is said of the domain, which the key {@code worker/domain} or
     * {@code worker/domain:alias} names.
     */
    static String worker(String key) {
        String domain = key.substring(key.lastIndexOf('/') + 1);
        int colon = domain.indexOf(':');
        return workers(colon < 0 ? domain : domain.substring(0, colon)) + key;
    }

    static String workers(String domain) {
        return domain + "\t";
    }

    /** The number that a key ends with. */
    static long offset(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('\t') + 1));
    }

    private static String padded(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }
}
