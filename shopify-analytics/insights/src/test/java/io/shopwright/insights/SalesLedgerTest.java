package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sales of a period beside the report that the shop itself makes of it in ShopifyQL. */
class SalesLedgerTest {
    private final SimulatedShop simulated = SimulatedShop.start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));

    @BeforeEach
    void load() {
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    private Map<String, String> report(Period period) {
        String metrics = "gross_sales, discounts, shipping_charges, taxes, orders, quantity_ordered, returns";
        return new ShopifyQl(shop)
                .table("FROM sales SHOW " + metrics + " SINCE " + period.from() + " UNTIL " + period.to())
                .rows()
                .get(0);
    }

    /** What the report calls returns is the money given back, taxes and shipping with it: compared where it is goods alone. */
    @ParameterizedTest
    @CsvSource({"2025-07-01, 2026-06-30", "2026-03-01, 2026-03-31", "2026-06-30, 2026-06-30", "2020-01-01, 2020-01-31"})
    void figures_areThoseOfTheShopsOwnReport(LocalDate from, LocalDate to) {
        Period period = new Period(from, to);

        SalesFigures figures = SalesLedger.read(shop, ShopFacts.of(shop), period, Reading.PAGES)
                .figures(period);

        Map<String, String> report = report(period);
        assertThat(figures.gross()).isEqualByComparingTo(report.get("gross_sales"));
        assertThat(figures.discounts().negate()).isEqualByComparingTo(report.get("discounts"));
        assertThat(figures.shipping()).isEqualByComparingTo(report.get("shipping_charges"));
        assertThat(figures.taxes()).isEqualByComparingTo(report.get("taxes"));
        assertThat(figures.orders()).isEqualTo(Long.parseLong(report.get("orders")));
        assertThat(figures.units()).isEqualTo(Long.parseLong(report.get("quantity_ordered")));
        assertThat(figures.returns().negate()).isEqualByComparingTo(report.get("returns"));
    }
}
