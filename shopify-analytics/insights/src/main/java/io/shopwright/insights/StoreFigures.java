package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import java.util.List;
import java.util.Optional;

/** What findings and advice are drawn from. */
record StoreFigures(
        ShopFacts facts,
        Period period,
        SalesFigures now,
        SalesFigures before,
        List<ProductSales> products,
        Optional<List<TrafficSource>> traffic,
        Optional<List<TrafficSource>> trafficBefore) {

    Optional<Visits> visits() {
        return traffic.map(TrafficSource::total);
    }

    Optional<Visits> visitsBefore() {
        return trafficBefore.map(TrafficSource::total);
    }

    KeyFigure conversion(Target target) {
        return KeyFigure.of(
                StoreAnalytics.Kpi.CONVERSION.words(),
                visitsBefore().flatMap(Visits::conversion),
                visits().flatMap(Visits::conversion),
                target);
    }

    KeyFigure cartAbandonment(Target target) {
        return KeyFigure.of(
                StoreAnalytics.Kpi.CART_ABANDONMENT.words(),
                visitsBefore().flatMap(Visits::cartAbandonment),
                visits().flatMap(Visits::cartAbandonment),
                target);
    }
}
