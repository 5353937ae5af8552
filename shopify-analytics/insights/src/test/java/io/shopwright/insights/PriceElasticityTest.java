package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.pricing.CoefficientTest;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.PriceElasticity.Advice;
import io.shopwright.insights.PriceElasticity.Question;
import io.shopwright.insights.PriceElasticity.Report;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On simulated shops whose law of demand is known: an elasticity of -2. */
class PriceElasticityTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 28);
    private static final int WEEKS = 28;

    private static SimulatedShop simulated;
    private static Shop shop;
    private static Gid good;

    @BeforeAll
    static void start() {
        GeneratedSales.Builder sales = GeneratedSales.builder(11, END)
                .days(7 * WEEKS)
                .products(2)
                .dailyUnits(4)
                .trend(0.1)
                .season(0, 1)
                .elasticity(-2);
        for (int week = 2; week < WEEKS; week += 4) {
            LocalDate from = END.minusDays(7L * (WEEKS - week) - 1);
            sales.promotion(from, from.plusDays(6), week % 8 == 2 ? 0.2 : 0.35);
        }
        simulated = SimulatedShop.start();
        simulated.load(sales.generate());
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        good = shop.connection("products", Reference.class)
                .with("query", "title:'Good 1'")
                .iterator()
                .next()
                .id();
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    private static Question question() {
        return new Question(good, Period.lastDays(7 * WEEKS, END), Optional.empty());
    }

    @Test
    void elasticity_ofTheLaw_isInItsInterval() {
        Report report = PriceElasticity.report(shop, question());

        CoefficientTest found = report.elasticity().orElseThrow();
        assertThat(report.title()).isEqualTo("Good 1");
        assertThat(-2.0).isBetween(found.lower(), found.upper());
        assertThat(found.upper() - found.lower()).isLessThan(1.5);
        assertThat(report.evidence().orElseThrow().weeks()).isEqualTo(WEEKS);
        assertThat(report.evidence().orElseThrow().lowestPrice()).isEqualByComparingTo("6.50");
        assertThat(report.evidence().orElseThrow().highestPrice()).isEqualByComparingTo("10.00");
        assertThat(report.caveats()).anyMatch(line -> line.contains("an experiment would tell"));
        assertThat(report.advice()).isEmpty();
        assertThat(report.basis().missing()).anyMatch(line -> line.startsWith("The unit cost is not known"));
    }

    /** With an elasticity e and a cost c the best price is c e / (1 + e), unless it was never tried. */
    @Test
    void advice_withUnitCost_isTheBestPriceThatWasTried() {
        Report cheap = PriceElasticity.report(shop, question().withUnitCost(new BigDecimal("4")));
        Report dear = PriceElasticity.report(shop, question().withUnitCost(new BigDecimal("9")));

        double elasticity = cheap.elasticity().orElseThrow().coefficient();
        double best = 4 * elasticity / (1 + elasticity);
        Advice advice = cheap.advice().orElseThrow();
        assertThat(advice.best().price()).isEqualTo(Math.min(10, Math.max(6.5, best)), within(1e-6));
        assertThat(advice.best().profit()).isGreaterThanOrEqualTo(advice.now().profit());
        assertThat(dear.advice().orElseThrow().best().price()).isEqualTo(10, within(1e-6));
    }

    @Test
    void priceThatNeverChanged_tellsNothing() {
        Period quiet = new Period(END.minusDays(6), END);
        Report report = PriceElasticity.report(shop, new Question(good, quiet, Optional.empty()));

        assertThat(report.elasticity()).isEmpty();
        assertThat(report.basis().missing()).containsExactly("An elasticity takes 8 weeks with a sale; there are 1.");
        try (SimulatedShop flat = SimulatedShop.start();
                Shop other = Shop.open(ShopConfig.at(flat.endpoint(), flat.accessToken()))) {
            flat.load(GeneratedSales.builder(11, END).days(100).products(1).generate());
            Gid only = other.connection("products", Reference.class)
                    .iterator()
                    .next()
                    .id();

            assertThat(PriceElasticity.report(other, Question.of(only, END))
                            .basis()
                            .missing())
                    .anyMatch(line -> line.startsWith("The price never changed"));
        }
    }

    @Test
    void productWithoutSales_orUnknown_isSaid() {
        Report before = PriceElasticity.report(shop, Question.of(good, LocalDate.of(2001, 1, 1)));

        assertThat(before.evidence()).isEmpty();
        assertThat(before.basis().missing()).anyMatch(line -> line.startsWith("No unit of 'Good 1' was sold"));
        Gid unknown = Gid.parse("gid://shopify/Product/4711000");
        assertThatThrownBy(() -> PriceElasticity.report(shop, Question.of(unknown, END)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("no product gid://shopify/Product/4711000");
        assertThatThrownBy(() -> question().withUnitCost(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
