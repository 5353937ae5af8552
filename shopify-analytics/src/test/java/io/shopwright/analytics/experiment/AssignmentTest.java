package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.experiment.Assignment.Arm;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

    private static final List<Arm> HALVES = List.of(new Arm("control", 1), new Arm("treatment", 1));
    private static final int UNITS = 60_000;

    /** NIST, FIPS 180-4 examples of SHA-256, and the digest of the empty text. */
    @ParameterizedTest
    @CsvSource({
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
                + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    })
    void digest_isThatOfTheStandard(String text, String hex) {
        byte[] digest = Assignment.sha256(text);

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(hex);
        assertThat(Assignment.share(digest, 0))
                .isEqualTo(new BigInteger(hex.substring(0, 13), 16).doubleValue() / Math.pow(2, 52));
        assertThat(Assignment.share(digest, 13))
                .isEqualTo(new BigInteger(hex.substring(13, 26), 16).doubleValue() / Math.pow(2, 52));
    }

    /** Expected arms: {@code printf 'button:1' | sha256sum} and so on, first digit below 8 or not. */
    @ParameterizedTest
    @CsvSource({
        "1, treatment",
        "2, treatment",
        "3, control",
        "gid://shopify/Customer/7, control",
        "Zoë, control",
        "'', control"
    })
    void arm_ofAUnit_isThatOfTheRecipe(String unit, String arm) {
        assertThat(new Assignment("button", HALVES).arm(unit)).contains(arm);
    }

    @Test
    void arms_getTheirShares_independentlyOfOtherExperiments() {
        Assignment one =
                new Assignment("one", List.of(new Arm("a", 1), new Arm("b", 2), new Arm("c", 1), new Arm("none", 0)));
        Assignment two = new Assignment("two", HALVES);
        long[][] together = new long[3][2];
        long[] counts = new long[4];
        for (int unit = 0; unit < UNITS; unit++) {
            int first = List.of("a", "b", "c", "none")
                    .indexOf(one.arm("customer " + unit).orElseThrow());
            int second = List.of("control", "treatment")
                    .indexOf(two.arm("customer " + unit).orElseThrow());
            counts[first]++;
            together[first][second]++;
        }

        assertThat(SampleRatio.of(counts, new double[] {1, 2, 1, 0}).mismatch()).isFalse();
        assertThat(Contingency.of(together).pearson().pValue()).isGreaterThan(0.001);
    }

    @Test
    void moreTraffic_movesNobody() {
        int taking = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            Optional<String> few = new Assignment("page", HALVES, 0.1).arm("u" + unit);
            taking += few.isPresent() ? 1 : 0;
            if (few.isPresent()) {
                assertThat(new Assignment("page", HALVES, 0.6).arm("u" + unit)).isEqualTo(few);
            }
        }
        assertThat((double) taking / UNITS).isCloseTo(0.1, within(0.005));
        assertThat(new Assignment("page", HALVES, 0).arm("u1")).isEmpty();
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> new Assignment("a:b", HALVES))
                .hasMessage("experiment must be a name without a colon: a:b");
        assertThatThrownBy(() -> new Assignment("a", List.of()))
                .hasMessage("sum of weights must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new Arm("x", -1)).hasMessage("weight of x must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> new Assignment("a", HALVES, 1.5)).hasMessage("traffic must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> new Assignment("a", List.of(new Arm("x", 1), new Arm("x", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("arms must have different names: ");
    }
}
