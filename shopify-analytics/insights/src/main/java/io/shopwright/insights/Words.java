package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.Locale;

/** Figures in sentences. */
final class Words {
    private Words() {}

    static String money(BigDecimal amount, ShopFacts facts) {
        return String.format(Locale.ROOT, "%,.2f %s", amount, facts.currencyCode());
    }

    /** @param share 0.123 becomes 12.3 % */
    static String percent(BigDecimal share) {
        return String.format(Locale.ROOT, "%.1f %%", share.movePointRight(2));
    }

    static String range(Assumptions.Range range) {
        return percent(BigDecimal.valueOf(range.low())) + " to " + percent(BigDecimal.valueOf(range.high()));
    }

    static String count(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }

    /** Titles come from the shop: quoted, on one line, not longer than a sentence bears. */
    static String quoted(String title) {
        String line = title.replaceAll("\\p{Cntrl}+", " ").strip();
        return "'" + (line.length() > 60 ? line.substring(0, 59) + "…" : line) + "'";
    }
}
