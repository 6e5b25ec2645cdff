package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.worker.fixture.Publication;
import io.alluvium.worker.follow.AnnouncementDecoder.News;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record of the announcements topic says; a bad one must not stop the worker from hearing the next. */
class AnnouncementDecoderTest {

    private final AnnouncementDecoder decoder = new AnnouncementDecoder(SchemaArchive.bundled());

    @Test
    void shouldUnderstandAnAnnouncementAndARemoval() {
        // When
        News announced = decoder.decode("news:live", RecordWriter.write(announcement("news", "live")));
        News removed = decoder.decode("news:live", null);

        // Then
        PromptKey key = new PromptKey("news", "live");
        assertThat(announced).isEqualTo(new News.Announced(key, announcement("news", "live")));
        assertThat(removed).isEqualTo(new News.Removed(key));
    }

    @ParameterizedTest
    @CsvSource({"news:live, '', live", "news:live, news, ''", "news:live, law, live", "news, news, live", ":, '', ''"})
    void shouldPassOverAnAnnouncementThatIsNotWhatItsKeySays(String key, String domain, String alias) {
        // When
        News news = decoder.decode(key, RecordWriter.write(announcement(domain, alias)));

        // Then
        assertThat(news)
                .isInstanceOfSatisfying(
                        News.Unusable.class, no -> assertThat(no.reason()).contains("key"));
    }

    private static PromptAnnouncement announcement(String domain, String alias) {
        PromptVersion.Host host = new PromptVersion.Host("backbone", "tokenizer");
        return Publication.announcement(new PromptVersion(domain, 1, "ab", host, List.of()), alias, 1);
    }
}
