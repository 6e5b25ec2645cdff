package io.alluvium.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.alluvium.registry.Words;
import io.alluvium.schemas.Topics;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a registry that knows nothing yet, until its first domain has learned; it has a broker of its own. */
@QuarkusTest
@WithTestResource(value = BrokerTestResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class FirstDomainBrowserIT {

    private TestBroker broker;

    @TestHTTPResource("/")
    URI root;

    @Test
    void shouldSayWhatToDoUntilTheFirstDomainLearns() {
        try (Chromium chromium = Chromium.start();
                Visit visit = chromium.visit(root, 390, ColorScheme.LIGHT);
                Feed feed = new Feed(broker.bootstrapServers())) {
            // Given
            assertThat(visit.find("#connection")).hasText("connected");
            assertThat(visit.find("#domain"))
                    .containsText("No domain has learned anything yet. Send texts: ./alluvium produce");

            // When
            feed.tell(Topics.PROGRESS, "first", Words.progress("first", 80));

            // Then
            assertThat(visit.find("#to-first")).containsText(Pattern.compile("nothing live.*learning, no version yet"));
            assertThat(visit.find("#domain")).containsText("No worker serves this domain.");
            assertThat(visit.find("#domain")).containsText("Nothing moved yet.");

            // When
            feed.propose(Words.version("first", 1, true));

            // Then
            assertThat(visit.find("tr.chosen")).containsText("v1");
            assertThat(visit.ask("plot.js")).hasSize(1);
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.overflow()).isZero();
        }
    }
}
