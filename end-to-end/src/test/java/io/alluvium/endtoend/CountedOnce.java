package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Account;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.stream.IntStream;

/** What must hold of a domain after every mishap: each text counts once, and so does each version. */
final class CountedOnce {

    private static final int FEW_VERSIONS = 3;

    private CountedOnce() {}

    /** Waits until so many texts about rivers are settled; each is one example, which was learned or held out once. */
    static void assertTexts(Api api, Log log, String domain, int texts) {
        Account account = Await.settled(api, domain, texts);
        assertThat(account.trained() + account.heldOut()).isEqualTo(texts);
        assertThat(log.read(Topics.EXAMPLES, domain, Example.class))
                .extracting(Example::getText)
                .containsExactlyInAnyOrderElementsOf(Texts.rivers(0, texts));
    }

    /** There are some versions, with numbers from 1 and without a gap or a twin; returns the last one. */
    static VersionManifest assertVersions(Log log, String domain) {
        List<VersionManifest> versions = log.read(Topics.VERSIONS, domain, VersionManifest.class);
        assertThat(versions)
                .extracting(VersionManifest::getVersion)
                .hasSizeGreaterThan(FEW_VERSIONS)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
        return versions.get(versions.size() - 1);
    }
}
