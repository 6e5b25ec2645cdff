package io.alluvium.standalone.fuzz.live;

import io.alluvium.standalone.fuzz.Bounds;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The HTTP doors of a running Alluvium: no failure of the server, no silence, each refusal with a reason. */
public final class HttpDoors implements FuzzTarget {

    /** The target's name. */
    public static final String NAME = "http";

    private static final int AWAY = 503;

    private final HttpCases cases = new HttpCases();
    private final Wire wire;

    /** The doors of that server. */
    public HttpDoors(URI server) {
        this.wire = new Wire(server);
    }

    @Override
    public Profile profile() {
        return new Profile(NAME, 1, Bounds.DEFAULT, List.of());
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        HttpAnswer answer = wire.exchange(input, 1, input[0] == HttpCases.WHOLE);
        if (answer.status() == 0) {
            if (input[0] == HttpCases.WHOLE) {
                throw new AssertionError("No answer to a whole request");
            }
            return Verdict.refused("the connection was closed");
        }
        if (answer.status() >= 500 && answer.status() != AWAY) {
            throw new AssertionError("Answered " + answer.status() + " " + answer.body());
        }
        if (answer.status() < 400) {
            return Verdict.accepted();
        }
        if (!answer.reason().isEmpty()) {
            return Verdict.refused(answer.reason());
        }
        if (input[0] != HttpCases.WHOLE || head(input)) {
            return Verdict.refused("status " + answer.status()); // Its status line is all that there can be.
        }
        throw new AssertionError("Answered " + answer.status() + " without a reason to " + line(input));
    }

    private static boolean head(byte[] input) {
        return line(input).startsWith("HEAD ");
    }

    /** The method and the first part of the path. */
    private static String line(byte[] input) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i < input.length && input[i] != '\r' && input[i] != '?'; i++) {
            line.append((char) input[i]);
        }
        return line.toString();
    }
}
