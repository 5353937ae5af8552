package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something done to find buyers, by an app outside. */
record MarketingActivity(
        long key,
        long eventKey,
        String title,
        String status,
        String tactic,
        String marketingChannelType,
        @Nullable Budget budget,
        @Nullable BigDecimal spent,
        @Nullable String spentCurrency,
        @Nullable Utm utmParameters,
        @Nullable String urlParameterValue,
        @Nullable String hierarchyLevel,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** The answer to a field of type UTMParameters. */
    record Utm(String campaign, String medium, String source) {
        @Nullable
        String content() {
            return null;
        }

        @Nullable
        String term() {
            return null;
        }
    }

    /** The answer to a field of type MarketingBudget. */
    record Budget(String budgetType, MoneyV2 total) {}

    @Nullable
    MoneyV2 adSpend() {
        return spent == null || spentCurrency == null ? null : new MoneyV2(spent, spentCurrency);
    }

    boolean isExternal() {
        return true;
    }

    boolean inMainWorkflowVersion() {
        return true;
    }

    String marketingChannel() {
        return marketingChannelType;
    }

    String statusLabel() {
        return words(status);
    }

    /** Channel and tactic; Shopify's own words are not known. */
    String sourceAndMedium() {
        return words(marketingChannelType + " " + tactic);
    }

    private static String words(String constant) {
        return constant.charAt(0)
                + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    MarketingEvent event(ShopData data) {
        return Objects.requireNonNull(data.table(MarketingEvent.class).get(eventKey));
    }

    MarketingEvent marketingEvent(Call call) {
        return event(call.data());
    }
}
