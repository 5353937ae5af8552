package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneysTest {

    @Test
    void names_areEqualOnlyToTheLetter() {
        Journeys journeys = Journeys.builder()
                .add("Email>Email Marketing > eta", 1, 0, 2)
                .add("beta>E\u00a0mail>\u0000\u00e9\ud83d\uded2", 1, 0, 2)
                .add(List.of("a > b", " kept "), 1, 0, 3)
                .build();

        assertThat(journeys.channels())
                .containsExactly(
                        "Email",
                        "Email Marketing",
                        "eta",
                        "beta",
                        "E\u00a0mail",
                        "\u0000\u00e9\ud83d\uded2",
                        "a > b",
                        " kept ");
    }

    @Test
    void text_isSplitAsToldToBe() {
        Journeys journeys = Journeys.builder(new PathText(" / ", PathText.Blanks.KEEP))
                .add("a > b /  c", 1, 1, 2)
                .build();

        assertThat(journeys.channels()).containsExactly("a > b", " c");
    }

    /** Beside splitting by a regular expression; names are short and long, with blanks, NULs and halves of surrogates. */
    @ParameterizedTest
    @ValueSource(strings = {">", " > ", " ", "|", "\u2192", "aa"})
    void text_isSplitAsByARegularExpression(String separator) {
        Random random = new Random(7);
        String letters = "aaab?\u0000  \t\u00e9\ud83d";
        for (PathText.Blanks blanks : PathText.Blanks.values()) {
            JourneysBuilder builder = Journeys.builder(new PathText(separator, blanks));
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                String path = IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(k -> "x" + text(random, letters) + "y")
                        .collect(Collectors.joining(separator));
                List<String> names = Stream.of(path.split(Pattern.quote(separator), -1))
                        .map(name -> blanks == PathText.Blanks.KEEP ? name : name.replaceAll("^[ \t]+|[ \t]+$", ""))
                        .toList();
                if (!names.contains("")) {
                    expected.add(names);
                    builder.add(path, 1, 0, 1);
                }
            }
            Journeys journeys = builder.build();

            assertThat(IntStream.range(0, journeys.size())
                            .mapToObj(row -> journeys.touches(row).channels()))
                    .isEqualTo(expected);
        }
    }

    private static String text(Random random, String letters) {
        return random.ints(random.nextInt(20), 0, random.nextInt(3) == 0 ? letters.length() : 8)
                .mapToObj(k -> letters.substring(k, k + 1))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ">", "a>", "a> >b", " "})
    void pathWithoutAName_isRefused_andLeavesNoTrace(String path) {
        JourneysBuilder builder = Journeys.builder().add("x>y", 1, 0, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(path, 1, 0, 1))
                .withMessageContaining("path 1 has a channel without a name");
        assertThat(builder.add("y", 0, 1, 0).build().touches(1).channels()).containsExactly("y");
    }

    @Test
    void badCounts_areRefused() {
        JourneysBuilder builder = Journeys.builder();
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.add("a", 1, 0, value))
                    .withMessageStartingWith("path 0 must have conversions >= 0, lost >= 0 and a finite value");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", 0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(List.of(), 1, 0, 0));
    }

    @Test
    void noJourneys_creditNobody() {
        Journeys none = Journeys.builder().build();

        assertThat(none.attribute(CreditRule.linear()).credits()).isEmpty();
        assertThat(MarkovAttribution.of(none, 2).attribution().credits()).isEmpty();
        assertThat(Shapley.ofSums(none).credits()).isEmpty();
        assertThat(JourneyStatistics.of(none).meanTouches()).isEmpty();
    }

    @Test
    void channelsOfRowsWithoutWeight_areListedWithNothing() {
        Journeys journeys =
                Journeys.builder().add("a>b", 4, 2, 8).add("unseen>a", 0, 0, 0).build();

        for (Attribution attribution : List.of(
                journeys.attribute(CreditRule.linear()),
                MarkovAttribution.of(journeys, 1).attribution(),
                MarkovAttribution.of(journeys, 3).attribution(),
                Shapley.ofSums(journeys))) {
            assertThat(attribution.credit("unseen").conversions()).isZero();
            assertThat(attribution.credits()).hasSize(3);
        }
    }

    /** Largest remainders, with whole weights, against the same in whole numbers of any size. */
    @Test
    void division_addsUp_andIsExact() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int n = 1 + random.nextInt(8);
            int most = round % 2 == 0 ? 5 : Integer.MAX_VALUE;
            double[] weights = random.ints(n, 0, most).asDoubleStream().toArray();
            weights[random.nextInt(n)] += 1;
            long amount = round % 3 == 0 ? random.nextLong() / 4 : random.nextInt(100_000) - 50_000;

            long[] parts = Apportionment.divide(amount, weights);

            assertThat(LongStream.of(parts).sum()).isEqualTo(amount);
            BigInteger sum = BigInteger.ZERO;
            for (double weight : weights) {
                sum = sum.add(BigInteger.valueOf((long) weight));
            }
            for (int i = 0; i < n; i++) {
                BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf((long) weights[i]));
                BigInteger error = exact.subtract(BigInteger.valueOf(parts[i]).multiply(sum));
                assertThat(error.abs()).isLessThan(sum);
            }
        }
    }

    @Test
    void division_byFractions_isExactToo() {
        assertThat(Apportionment.divide(10, new double[] {0.1, 0.1, 0.1})).containsExactly(4, 3, 3);
        assertThat(Apportionment.divide(7, new double[] {1e-300, 0, 2e-300})).containsExactly(2, 0, 5);
        assertThat(Apportionment.divide(100, new double[] {1.5, -0.5})).containsExactly(150, -50);
    }

    @Test
    void attribution_dividesMoney_likeValue() {
        Attribution attribution =
                Journeys.builder().add("a>b>c", 1, 0, 10).build().attribute(CreditRule.linear());

        assertThat(attribution.divide(1000).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1000);
        assertThat(Journeys.builder()
                        .add("a", 0, 1, 0)
                        .build()
                        .attribute(CreditRule.linear())
                        .divide(5))
                .isEmpty();
    }

    @Test
    void statistics_countPlaces() {
        JourneyStatistics statistics = JourneyStatistics.of(Journeys.builder()
                .add("a > b > a > c", 2, 1, 9)
                .add("b", 3, 0, 3)
                .add("a > a", 1, 0, 1)
                .build());

        assertThat(statistics.lengths())
                .containsExactly(
                        new JourneyStatistics.Length(1, 3, 0, 3),
                        new JourneyStatistics.Length(2, 1, 0, 1),
                        new JourneyStatistics.Length(4, 2, 1, 9));
        assertThat(statistics.roles())
                .containsExactly(
                        new JourneyStatistics.Role("a", 4, 3, 3, 2, 1, 1),
                        new JourneyStatistics.Role("b", 6, 5, 3, 2, 3, 3),
                        new JourneyStatistics.Role("c", 3, 2, 0, 0, 2, 0));
        assertThat(statistics.meanTouches().orElseThrow()).isCloseTo(17 / 7.0, within(1e-15));
    }

    /** A path of 10,000 touches is an ordinary path. */
    @Test
    void longPath_isNoTrouble() {
        String path = IntStream.range(0, 10_000).mapToObj(i -> "c" + i % 7).collect(Collectors.joining(">"));
        Journeys journeys =
                Journeys.builder().add(path, 1, 0, 1).add("c1", 0, 1, 0).build();

        assertThat(journeys.attribute(CreditRule.uShaped()).conversions()).isCloseTo(1, within(1e-12));
        for (int order = 1; order <= 4; order++) {
            assertThat(MarkovAttribution.of(journeys, order).conversionProbability())
                    .isCloseTo(0.5, within(1e-9));
        }
    }
}
