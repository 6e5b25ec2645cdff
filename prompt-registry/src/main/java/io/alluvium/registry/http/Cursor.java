package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.VersionPlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page ended, in a form that clients pass back and do not look into. */
final class Cursor {

    private Cursor() {}

    static String of(long number) {
        return of("n" + number);
    }

    static String ofText(String text) {
        return of("t" + text);
    }

    static String of(VersionPlace place) {
        return of("v" + place.version() + " " + place.domain());
    }

    static long number(String cursor) {
        try {
            return Long.parseLong(read(cursor, 'n'));
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    static String text(String cursor) {
        return read(cursor, 't');
    }

    static VersionPlace version(String cursor) {
        String text = read(cursor, 'v');
        int space = text.indexOf(' ');
        try {
            return new VersionPlace(text.substring(space + 1), Integer.parseInt(text.substring(0, Math.max(0, space))));
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    private static String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String cursor, char kind) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!text.isEmpty() && text.charAt(0) == kind) {
                return text.substring(1);
            }
            throw foreign();
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static RegistryException foreign() {
        return RegistryException.badRequest(
                "where the page begins", "\"cursor\" must come from the Link header of the page before");
    }
}
