package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a client is willing to wait: {@code 30s}, {@code 500ms} or {@code 30}, which is seconds. */
final class Patience {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(ms|s)?");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Patience() {}

    static Duration parse(String text) {
        Matcher found = TEXT.matcher(text.strip());
        if (!found.matches()) {
            throw RegistryException.badRequest(
                    "how long to wait", "\"wait\" must be a time such as 30s or 500ms, but is " + text);
        }
        long number = Long.parseLong(found.group(1));
        Duration asked = "ms".equals(found.group(2)) ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
