package io.alluvium.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One spelling for one text, and a fair choice of what is held out. */
class NormaliseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\u0301 a\r\nb\rc\n",
                " \ufeff \ufeffmarked",
                "\u1e9b\u0323",
                "\ud83d\ude00 smile ",
                "",
                "\ufeff"
            })
    void shouldChangeNothingTheSecondTime(String text) {
        // When
        String once = TextNormaliser.normalise(text);
        String twice = TextNormaliser.normalise(once);

        // Then
        assertThat(twice).isEqualTo(once);
        assertThat(once).doesNotContain("\r").doesNotStartWith("\ufeff");
    }

    @Test
    void shouldComposeCharactersAndUnifyLineEnds() {
        // When
        String text = TextNormaliser.normalise("\ufeffe\u0301tude\r\nfin\rof\n it");

        // Then
        assertThat(text).isEqualTo("\u00e9tude\nfin\nof\n it");
    }

    @Test
    void shouldNameATextByItsSha256() {
        // When
        ContentDigest digest = ContentDigest.of("abc");

        // Then
        assertThat(digest.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    // Five standard deviations around the mean.
    @ParameterizedTest
    @CsvSource({"12, 3857, 4476", "2, 24441, 25559", "0, 0, 0"})
    void shouldHoldOutOneInSoMany(int oneIn, long fewest, long most) {
        // When
        long heldOut = IntStream.range(0, 50_000)
                .filter(i -> ContentDigest.of("text " + i).isHeldOut(oneIn))
                .count();

        // Then
        assertThat(heldOut).isBetween(fewest, most);
    }
}
