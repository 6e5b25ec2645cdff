package io.alluvium.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt version as people write it: {@code domain} (its live version), {@code domain@7} or {@code domain:alias}.
 *
 * @param domain the domain
 * @param version the number; 0 where an alias names it
 * @param alias the alias; empty where a number names it
 */
public record VersionName(String domain, int version, String alias) {

    private static final Pattern FORM = Pattern.compile("([^@:/]+)(?:@([1-9][0-9]{0,8})|:([^@:/]+))?");

    /** Reads a name. */
    public static VersionName parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no version; write DOMAIN, DOMAIN@NUMBER or DOMAIN:ALIAS, such as news@7");
        }
        if (matcher.group(2) != null) {
            return new VersionName(matcher.group(1), Integer.parseInt(matcher.group(2)), "");
        }
        return new VersionName(matcher.group(1), 0, matcher.group(3) == null ? "live" : matcher.group(3));
    }

    /** Where the domain's things are. */
    public String path() {
        return "/v1/prompts/" + AlluviumClient.segment(domain);
    }

    /** The version's manifest as the server has it; an alias is looked up first. */
    public JsonNode manifest(AlluviumClient client) {
        int number = version > 0
                ? version
                : client.get(path() + "/aliases/" + AlluviumClient.segment(alias))
                        .path("version")
                        .asInt();
        return client.get(path() + "/versions/" + number);
    }

    /** The manifests of all versions of the domain, newest first; the server gives them page by page. */
    public ArrayNode manifests(AlluviumClient client) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        JsonNode page = client.get(path() + "/versions");
        while (!page.isEmpty()) {
            page.forEach(all::add);
            int oldest = page.path(page.size() - 1).path("version").asInt();
            page = client.get(path() + "/versions?before=" + oldest);
        }
        return all;
    }
}
