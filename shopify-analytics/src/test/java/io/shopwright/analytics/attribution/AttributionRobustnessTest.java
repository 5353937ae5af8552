package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hard journeys, one test a case; each goes through every model. */
class AttributionRobustnessTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    /** On this day the clocks of Europe go forward; the rules know of no clocks. */
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private static final Map<String, CreditRule> RULES = rules();
    private static final Map<String, Function<Journeys, Attribution>> MODELS = models();

    private static Map<String, CreditRule> rules() {
        Map<String, CreditRule> rules = new LinkedHashMap<>();
        for (ShopifyModel model : ShopifyModel.values()) {
            rules.put(model.name(), model.rule());
        }
        rules.put("U", CreditRule.uShaped());
        rules.put("W", CreditRule.wShaped());
        rules.put("2 1 3", CreditRule.positionBased(2, 1, 3));
        return rules;
    }

    private static Map<String, Function<Journeys, Attribution>> models() {
        Map<String, Function<Journeys, Attribution>> models = new LinkedHashMap<>();
        RULES.forEach((name, rule) -> models.put(name, journeys -> journeys.attribute(rule)));
        for (int order = 1; order <= 4; order++) {
            int k = order;
            models.put(
                    "Markov " + k, journeys -> MarkovAttribution.of(journeys, k).attribution());
        }
        models.put("sums", Shapley::ofSums);
        models.put("rates", Shapley::ofRates);
        models.put("exact sets", journeys -> Shapley.ofExactSets(journeys, OptionalInt.empty()));
        return models;
    }

    @Test
    void oneChannel() {
        for (String path : List.of("only", "only > only > only")) {
            Journeys journeys = Journeys.builder().add(path, 3, 7, 30).build();

            MODELS.forEach((name, model) -> {
                Attribution.Credit credit = model.apply(journeys).credit("only");
                assertThat(credit.conversions()).as(name).isCloseTo(3, within(1e-14));
                assertThat(credit.value()).as(name).isCloseTo(30, within(1e-13));
            });
            assertThat(ModelComparison.of(journeys, 2).rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.shares()).containsOnly(1.0));
            assertThat(TransitionMatrix.of(journeys).conversionProbability()).isCloseTo(0.3, within(1e-15));
            assertThat(OrderChoice.of(journeys, 4).order()).isBetween(1, 4);
        }
    }

    @Test
    void oneTouch() {
        Journeys journeys = Journeys.builder().add("a", 1, 0, 10).build();

        MODELS.forEach((name, model) -> assertThat(model.apply(journeys).credits())
                .as(name)
                .containsExactly(new Attribution.Credit("a", 1, 10)));
        for (CreditRule rule : timed()) {
            assertThat(order(100, touch("a", Duration.ofDays(1)))
                            .credits(rule)
                            .get(0)
                            .minorUnits())
                    .containsExactly(100L);
        }
    }

    @Test
    void fiveHundredChannels() {
        JourneysBuilder builder = Journeys.builder();
        Random random = new Random(4);
        for (int row = 0; row < 1200; row++) {
            List<String> path = random.ints(1 + random.nextInt(6), 0, 500)
                    .mapToObj(i -> "c" + i)
                    .toList();
            builder.add(path, random.nextInt(2), 3, 0);
        }
        Journeys journeys = builder.build();

        MODELS.forEach((name, model) -> {
            if (name.equals("rates")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.apply(journeys))
                        .withMessageContaining("sample it");
            } else if (!name.equals(ShopifyModel.ANY_CLICK_ATTRIBUTION.name())) {
                assertThat(model.apply(journeys).conversions())
                        .as(name)
                        .isCloseTo(journeys.conversions(), within(1e-8));
            }
        });
        assertThat(SampledShapley.ofRates(journeys, new SamplingPlan(1, 0.9, 2, 1))
                        .estimates())
                .hasSize(500);
    }

    @Test
    void pathOfTenThousandTouches() {
        Touch[] touches = IntStream.range(0, 10_000)
                .mapToObj(i -> touch("c" + i % 7, Duration.ofSeconds(20_000L - i)))
                .toArray(Touch[]::new);
        OrderJourneys journeys = order(99_999, touches);

        Stream.concat(RULES.values().stream(), timed().stream())
                .filter(rule -> rule.sharing() == CreditRule.Sharing.DIVIDED)
                .forEach(rule -> assertThat(journeys.attribute(rule).channels().stream()
                                .mapToLong(OrderAttribution.Credit::minorUnits)
                                .sum())
                        .isEqualTo(99_999));
        MODELS.forEach((name, model) -> {
            if (!name.equals(ShopifyModel.ANY_CLICK_ATTRIBUTION.name())) {
                assertThat(model.apply(journeys.converted()).conversions())
                        .as(name)
                        .isCloseTo(1, within(1e-9));
            }
        });
    }

    /** Same instant, same sequence: touches come by the names of their channels, orders by their ids. */
    @Test
    void allTies() {
        List<Touch> touches = new ArrayList<>();
        for (String channel : List.of("a", "b", "b", "c")) {
            touches.add(new Touch("c", NOON, 1, channel));
        }
        List<JourneyOrder> orders = new ArrayList<>(List.of(placed("1", 100), placed("2", 50)));
        for (int seed = 0; seed < 24; seed++) {
            Collections.shuffle(touches, new Random(seed));
            Collections.shuffle(orders, new Random(seed));
            OrderJourneys journeys = TouchpointLog.of(touches, orders).journeys(JourneyWindow.SHOPIFY);

            assertThat(journeys.converted().touches(0).channels()).containsExactly("a", "b", "b", "c");
            assertThat(journeys.attribute(CreditRule.linear()).withoutTouch()).isEqualTo(new OrderTotal(1, 50));
        }
    }

    @Test
    void windowEdge_plusMinusOneSecond() {
        for (int days : new int[] {1, 7, 30, 90}) {
            for (JourneyWindow.Reset reset : JourneyWindow.Reset.values()) {
                for (int late = -1; late <= 1; late++) {
                    Touch touch = touch("a", Duration.ofDays(days).minusSeconds(late));
                    OrderJourneys journeys = TouchpointLog.of(List.of(touch), List.of(placed("1", 5)))
                            .journeys(JourneyWindow.ofDays(days, reset));

                    assertThat(journeys.rows().get(0).touches()).hasSize(late < 0 ? 0 : 1);
                }
            }
        }
    }

    @Test
    void orderWithoutTouch() {
        Stream.concat(RULES.values().stream(), timed().stream()).forEach(rule -> {
            OrderAttribution credited = order(4999).attribute(rule);

            assertThat(credited.channels()).isEmpty();
            assertThat(credited.withoutTouch()).isEqualTo(new OrderTotal(1, 4999));
            assertThat(credited.attributed()).isEqualTo(new OrderTotal(0, 0));
        });
        assertThat(order(4999).converted().size()).isZero();
    }

    /** With the instant and the sequence of an order a touch is before it, and so not in the journey of the next one. */
    @Test
    void touchAtTheSecondOfTheOrder() {
        JourneyOrder next = new JourneyOrder("2", "c", NOON.plusSeconds(1), 0, 70, EUR);
        for (int sequence = 0; sequence <= 2; sequence++) {
            Touch touch = new Touch("c", NOON, sequence, "a");
            List<OrderJourneys.Row> rows = TouchpointLog.of(List.of(touch), List.of(placed("1", 50), next))
                    .journeys(JourneyWindow.SHOPIFY)
                    .rows();

            assertThat(rows.get(0).touches()).hasSize(sequence <= 1 ? 1 : 0);
            assertThat(rows.get(1).touches()).hasSize(sequence <= 1 ? 0 : 1);
        }
    }

    /** Also more than the order was worth can be given back, as with the cost of the return. */
    @Test
    void refundAfterAttribution() {
        Touch[] touches = {
            touch("a", Duration.ofDays(3)), touch("b", Duration.ofDays(2)), touch("a", Duration.ofHours(1))
        };
        Stream.concat(RULES.values().stream(), timed().stream())
                .filter(rule -> rule.sharing() == CreditRule.Sharing.DIVIDED)
                .forEach(rule -> {
                    OrderCredit credit = order(1001, touches).credits(rule).get(0);

                    assertThat(sum(credit.refund(0, 400))).isEqualTo(400);
                    assertThat(sum(credit.refund(400, 700))).isEqualTo(700);
                    assertThat(credit.refund(0, 1001)).isEqualTo(credit.minorUnits());
                    assertThat(credit.refund(500, 0)).containsOnly(0L);
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> credit.refund(0, -1))
                            .withMessage("refund must be >= 0: -1");
                });
    }

    @Test
    void oneMinorUnitOverThreeTouches() {
        Touch[] touches = {
            touch("a", Duration.ofDays(3)), touch("b", Duration.ofDays(2)), touch("c", Duration.ofDays(1))
        };
        Stream.concat(RULES.values().stream(), timed().stream())
                .filter(rule -> rule.sharing() == CreditRule.Sharing.DIVIDED)
                .forEach(rule -> {
                    OrderCredit credit = order(1, touches).credits(rule).get(0);

                    assertThat(credit.minorUnits()).containsOnlyOnce(1L).contains(0L);
                    double most = Collections.max(credit.weights());
                    assertThat(credit.minorUnits().indexOf(1L))
                            .isEqualTo(credit.weights().indexOf(most));
                });
    }

    @Test
    void noConversion() {
        Journeys journeys =
                Journeys.builder().add("a > b", 0, 5, 0).add("b", 0, 2, 0).build();

        MODELS.forEach((name, model) -> assertThat(model.apply(journeys).credits())
                .as(name)
                .containsExactlyInAnyOrder(new Attribution.Credit("a", 0, 0), new Attribution.Credit("b", 0, 0)));
        assertThat(MarkovAttribution.of(journeys, 1).effects())
                .allSatisfy(effect -> assertThat(effect.conversions()).isZero());
        assertThat(ModelComparison.of(journeys, 1).rows())
                .allSatisfy(row -> assertThat(row.shares()).containsOnly(0.0));
        assertThat(Recommendation.of(journeys).model()).isEqualTo(Recommendation.Model.LAST_NON_DIRECT_CLICK);
        assertThat(CreditIntervals.of(journeys, sample -> Shapley.ofSums(sample), new CreditIntervals.Plan(20, 0.9, 1))
                        .intervals())
                .allSatisfy(interval -> assertThat(interval.share()).isEqualTo(new CreditIntervals.Range(0, 0)));
        assertThat(Shapley.rateValues(journeys)).containsOnly(0.0);
    }

    @Test
    void rowsWithoutWeight() {
        Journeys journeys =
                Journeys.builder().add("a > b", 4, 2, 8).add("b", 1, 9, 3).build();
        Journeys more = Journeys.builder()
                .add("a > b", 4, 2, 8)
                .add("unseen > a > unseen", 0, 0, 0)
                .add("b", 1, 9, 3)
                .add("a", 0, 0, 0)
                .build();

        MODELS.forEach((name, model) -> {
            Attribution with = model.apply(more);
            assertThat(with.credit("unseen")).as(name).isEqualTo(new Attribution.Credit("unseen", 0, 0));
            for (Attribution.Credit credit : model.apply(journeys).credits()) {
                assertThat(with.credit(credit.channel()).conversions())
                        .as(name)
                        .isCloseTo(credit.conversions(), within(1e-13));
            }
        });
    }

    /** Names inside names, of any script, with arrows, NULs and halves of surrogates; only their places count. */
    @Test
    void strangeNames() {
        List<String> plain = List.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7");
        List<String> strange = List.of(
                "Email", "Email Marketing", "eta", "beta", "\u0000", "\u65e5\u672c\ud83d\uded2", "a > b", "\ud83d");
        Random random = new Random(8);
        JourneysBuilder first = Journeys.builder();
        JourneysBuilder second = Journeys.builder();
        for (int row = 0; row < 60; row++) {
            int[] path = random.ints(1 + random.nextInt(5), 0, 8).toArray();
            int conversions = random.nextInt(3);
            int lost = random.nextInt(9);
            first.add(named(plain, path), conversions, lost, conversions);
            second.add(named(strange, path), conversions, lost, conversions);
        }
        Journeys renamed = second.build();
        Journeys journeys = first.build();

        MODELS.forEach((name, model) -> {
            if (!name.equals("exact sets")) { // whose scaling adds up in the order of the names
                Attribution expected = model.apply(journeys);
                Attribution found = model.apply(renamed);
                for (int i = 0; i < 8; i++) {
                    assertThat(found.credit(strange.get(i)).conversions())
                            .as(name + ", " + i)
                            .isCloseTo(expected.credit(plain.get(i)).conversions(), within(1e-11));
                }
            }
        });
    }

    private static List<String> named(List<String> names, int... path) {
        return IntStream.of(path).mapToObj(names::get).toList();
    }

    @Test
    void numbersThatAreNone() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused("finite value", () -> Journeys.builder().add("a", 1, 0, bad));
            refused("half width", () -> new SamplingPlan(bad, 0.9, 10, 1));
            refused("confidence", () -> new SamplingPlan(0.1, bad, 10, 1));
            refused("level", () -> new CreditIntervals.Plan(10, bad, 1));
            refused("value of coalition 1", () -> Shapley.of(new double[] {0, bad}));
            refused("weight", () -> order(5, touch("a", Duration.ZERO)).attribute(journey -> new double[] {bad}));
            refused("first", () -> CreditRule.positionBased(bad, 1, 1));
            refused(
                    "start",
                    () -> new TransitionMatrix(
                            List.of("a"), List.of(new TransitionMatrix.Row(List.of(0.0), 1, 0)), List.of(bad)));
            refused("conversion", () -> new TransitionMatrix.Row(List.of(0.0), bad, 1));
        }
    }

    private static void refused(String field, Runnable work) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessageContaining(field);
    }

    @Test
    void anyNumberOfThreads_andAnyOrderOfTheInput() throws Exception {
        Random random = new Random(12);
        List<List<String>> paths = IntStream.range(0, 600)
                .mapToObj(i -> MarkovAttributionTest.randomPath(random, 30))
                .collect(Collectors.toCollection(ArrayList::new));
        Journeys straight = journeys(paths);
        Collections.shuffle(paths, random);
        Journeys shuffled = journeys(paths);
        Map<String, Function<Journeys, Attribution>> models = new LinkedHashMap<>(MODELS);
        models.remove("rates"); // is for fewer channels
        for (Map.Entry<String, Function<Journeys, Attribution>> entry : models.entrySet()) {
            Attribution alone = inPool(1, () -> entry.getValue().apply(straight));
            assertThat(inPool(4, () -> entry.getValue().apply(straight)))
                    .as(entry.getKey())
                    .isEqualTo(alone);
            for (Attribution.Credit credit : entry.getValue().apply(shuffled).credits()) {
                assertThat(credit.conversions())
                        .as(entry.getKey())
                        .isCloseTo(alone.credit(credit.channel()).conversions(), within(1e-8));
            }
        }
    }

    private static Journeys journeys(List<List<String>> paths) {
        JourneysBuilder builder = Journeys.builder();
        for (List<String> path : paths) {
            boolean converted = path.size() % 3 == 0;
            builder.add(path, converted ? 1 : 0, converted ? 0 : 1, converted ? path.size() : 0);
        }
        return builder.build();
    }

    private static <T> T inPool(int threads, Callable<T> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    private static List<CreditRule> timed() {
        return List.of(CreditRule.timeDecay(Duration.ofDays(7)), CreditRule.steppedTimeDecay(Duration.ofDays(1)));
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }

    private static Touch touch(String channel, Duration before) {
        return new Touch("c", NOON.minus(before), 0, channel);
    }

    private static JourneyOrder placed(String id, long minorUnits) {
        return new JourneyOrder(id, "c", NOON, 1, minorUnits, EUR);
    }

    private static OrderJourneys order(long minorUnits, Touch... touches) {
        return TouchpointLog.of(List.of(touches), List.of(placed("1", minorUnits)))
                .journeys(JourneyWindow.SHOPIFY);
    }
}
