package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.RejectionReason;
import org.junit.jupiter.api.Test;

/** The order in which domains fall quiet. */
class OpenDomainsTest {

    private static final int ALL = 100;

    private final OpenDomains open = new OpenDomains();

    @Test
    void shouldNameThoseOfWhichNothingCameForLong() {
        // Given
        accept("bio", 1_000);
        accept("news", 2_000);
        accept("law", 3_000);

        // When, Then
        assertThat(open.quiet(2_499, 1_500, ALL)).isEmpty();
        assertThat(open.quiet(2_500, 1_500, ALL)).containsExactly("bio");
        assertThat(open.quiet(9_000, 1_500, ALL)).containsExactly("bio", "news", "law");
    }

    @Test
    void shouldStartAnewForADomainThatGetsAnotherExample() {
        // Given
        accept("bio", 1_000);
        accept("news", 2_000);

        // When
        accept("bio", 3_000);

        // Then
        assertThat(open.quiet(4_000, 1_500, ALL)).containsExactly("news");
        assertThat(open.quiet(4_500, 1_500, ALL)).containsExactly("news", "bio");
    }

    @Test
    void shouldKeepThePlaceOfADomainThatGetsARefusal() {
        // Given
        accept("bio", 1_000);
        accept("news", 2_000);

        // When
        open.keep("bio", ledger("bio").reject(RejectionReason.EMPTY));

        // Then
        assertThat(open.quiet(2_500, 1_500, ALL)).containsExactly("bio");
        assertThat(ledger("bio").counts().rejected()).containsEntry(RejectionReason.EMPTY, 1L);
        assertThat(ledger("bio").counts().accepted()).isEqualTo(1);
    }

    @Test
    void shouldForgetADomainThatIsCutAndNameNoMoreThanAskedFor() {
        // Given
        accept("bio", 1);
        accept("news", 2);
        accept("law", 3);

        // When
        open.keep("bio", ledger("bio").cut());
        open.keep("never-open", DomainLedger.EMPTY.duplicate());

        // Then
        assertThat(open.quiet(10, 1, 1)).containsExactly("news");
        assertThat(open.quiet(10, 1, ALL)).containsExactly("news", "law");
        assertThat(open.ledger("bio")).isEmpty();
    }

    private void accept(String domain, long nowMillis) {
        open.keep(domain, ledger(domain).accept(false, nowMillis));
    }

    private DomainLedger ledger(String domain) {
        return open.ledger(domain).orElse(DomainLedger.EMPTY);
    }
}
