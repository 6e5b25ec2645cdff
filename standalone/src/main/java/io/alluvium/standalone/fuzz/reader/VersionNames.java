package io.alluvium.standalone.fuzz.reader;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.fuzz.cases.Nasty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of versions on the command line, and ids of events that a client says it has seen. */
final class VersionNames implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("version-names", 20, IllegalArgumentException.class);

    private final MutatedSeeds cases;

    VersionNames() {
        List<String> seeds = new ArrayList<>(List.of("news", "news@7", "news:candidate", "0:12.3:7", "a.b-c_d@12"));
        seeds.addAll(Nasty.TEXTS.stream().filter(text -> !text.isEmpty()).toList());
        this.cases = MutatedSeeds.ofTexts(seeds, "@", ":", "0", "/", ".", "%", "#", "?");
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Optional<LogPosition> position = LogPosition.parse(text);
        if (position.isPresent() && !LogPosition.parse(position.get().id()).equals(position)) {
            throw new AssertionError("An event id that is another one after it was written");
        }
        VersionName name = VersionName.parse(text);
        URI.create("http://localhost" + name.path());
        if (name.version() < 1 && name.alias().isEmpty()) {
            throw new AssertionError("A name that names neither a version nor an alias");
        }
        return Verdict.accepted();
    }
}
