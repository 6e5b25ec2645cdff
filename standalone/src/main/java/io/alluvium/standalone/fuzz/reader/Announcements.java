package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.worker.follow.AnnouncementDecoder;
import io.alluvium.worker.follow.AnnouncementDecoder.News;
import io.alluvium.worker.follow.PromptVersion;

/** Records of the announcements topic, as a worker understands them. */
final class Announcements implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("announcements", 80);

    private final AvroCases cases = Samples.cases(Samples.announcement());
    private final AnnouncementDecoder decoder = new AnnouncementDecoder(SchemaArchive.bundled());

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        String key = dice.oneIn(6) ? dice.pick(Nasty.TEXTS) + ":" + dice.pick(Nasty.TEXTS) : Samples.DOMAIN + ":live";
        return Parts.record(dice, key, cases);
    }

    @Override
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        String key = parts.text(0).orElse(null);
        News news = decoder.decode(key, parts.at(1).orElse(null));
        if (news instanceof News.Unusable no) {
            return Verdict.refused(no.reason());
        }
        if (news instanceof News.Announced announced) {
            PromptVersion.of(announced.announcement());
        }
        return Verdict.accepted();
    }
}
