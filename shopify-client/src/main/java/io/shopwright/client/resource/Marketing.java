package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns: what an app runs, what it cost and what came of it. Needs the scopes {@code read_marketing_events} and
 * {@code write_marketing_events}. An app reads its own engagements nowhere: they are written only.
 */
public final class Marketing {
    private final Shop shop;

    public Marketing(Shop shop) {
        this.shop = shop;
    }

    /** A campaign or a part of one. */
    public record Activity(
            Gid id,
            String title,
            String status,
            String tactic,
            String marketingChannelType,
            String sourceAndMedium,
            @Nullable Money adSpend,
            Orders.@Nullable Utm utmParameters,
            Instant createdAt) {}

    /** The public side of a campaign. */
    public record Event(
            Gid id,
            String type,
            @Nullable String description,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String utmCampaign,
            @Nullable String utmSource,
            @Nullable String utmMedium) {}

    /** The campaign after a change. */
    public record Saved(@Nullable Activity marketingActivity) {}

    /** What was recorded of a day. */
    public record Recorded(@Nullable Engagement marketingEngagement) {}

    /** What a campaign cost and brought on one day. */
    public record Engagement(
            LocalDate occurredOn,
            @Nullable Money adSpend,
            @Nullable Integer impressionsCount,
            @Nullable Integer clicksCount,
            @Nullable BigDecimal orders,
            @Nullable Money sales) {}

    /** Campaigns that a search finds. */
    public Connection<Activity> activities(String filter) {
        return shop.connection("marketingActivities", Activity.class).with("query", filter);
    }

    /** Campaigns' public sides that a search finds. */
    public Connection<Event> events(String filter) {
        return shop.connection("marketingEvents", Event.class).with("query", filter);
    }

    /** Makes a campaign or changes it. {@code input} is a {@code MarketingActivityUpsertExternalInput}. */
    public Mutation<Saved> upsert(Object input) {
        return shop.mutation("marketingActivityUpsertExternal", Saved.class).with("input", input);
    }

    /** Records a day of a campaign. {@code engagement} is a {@code MarketingEngagementInput}. */
    public Mutation<Recorded> record(Gid activity, Object engagement) {
        return shop.mutation("marketingEngagementCreate", Recorded.class)
                .with("marketingActivityId", activity)
                .with("marketingEngagement", engagement);
    }
}
