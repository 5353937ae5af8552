package digest;

import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.audit.CallListener;
import io.shopwright.client.query.Filter;
import java.math.BigDecimal;
import java.time.Instant;

/** A small application: what a shop sold since a moment. */
public final class Digest {
    private final Shop shop;

    public Digest(Shop shop) {
        this.shop = shop;
    }

    record Sold(MoneyBag currentTotalPriceSet) {}

    /** The total of all orders, guests' too, without test orders. */
    public BigDecimal revenueSince(Instant moment) {
        return shop.connection("orders", Sold.class)
                .with("query", Filter.all(Filter.is("test", false), Filter.atLeast("processed_at", moment)))
                .stream()
                .map(order -> order.currentTotalPriceSet().shopMoney().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Complains to the given alarm about calls that take more than this many points. */
    public static CallListener costAlarm(int points, Alarm alarm) {
        return event -> {
            if (event.actualCost().orElse(0) > points) {
                alarm.ring(String.join(", ", event.rootFields()));
            }
        };
    }

    /** Somebody to tell. */
    public interface Alarm {
        void ring(String what);
    }
}
