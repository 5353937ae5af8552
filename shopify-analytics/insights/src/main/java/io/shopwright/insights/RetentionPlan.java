package io.shopwright.insights;

import io.shopwright.analytics.churn.CustomerState;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.Discounts;
import io.shopwright.client.resource.Reference;
import io.shopwright.client.resource.Segments;
import io.shopwright.client.resource.Tags;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Report;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns to keep customers, to be looked at first: making a plan changes nothing at the shop, printing it says what
 * would be done, and only {@link #apply} does it. A campaign tags its customers, makes a segment of the tag and gives the
 * segment a discount code. Sending the code to them is the merchant's.
 *
 * @param zone of the days
 */
public record RetentionPlan(LocalDate day, ZoneId zone, List<Campaign> campaigns) {
    /** Days for which a code is valid. */
    private static final int VALID_DAYS = 30;

    /** Customers of a campaign who have most to be lost; a longer list needs no personal code but a newsletter. */
    private static final int MOST_CUSTOMERS = 500;

    /** The recency score, of 5, from which a one-time buyer is fresher than most. */
    private static final int FRESH = 3;

    private static final BigDecimal WIN_BACK = new BigDecimal("0.15");
    private static final BigDecimal SECOND = new BigDecimal("0.10");

    public RetentionPlan {
        campaigns = List.copyOf(campaigns);
    }

    /**
     * A campaign.
     *
     * @param name unique at the shop; the segment's and the discount's
     * @param goal in words
     * @param customers who are tagged
     * @param tag by which the segment finds them
     * @param code that they can use once each
     * @param discount share of the price, in (0, 1)
     * @param lastDay on which the code is valid
     */
    public record Campaign(
            String name,
            String goal,
            List<Gid> customers,
            String tag,
            String code,
            BigDecimal discount,
            LocalDate lastDay) {
        public Campaign {
            customers = List.copyOf(customers);
            if (discount.signum() <= 0 || discount.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("discount must be in (0, 1): " + discount);
            }
        }

        /** The query of the segment, in Shopify's language. */
        public String segmentQuery() {
            return "customer_tags CONTAINS '" + tag + "'";
        }
    }

    /**
     * What was made of a campaign.
     *
     * @param tagged customers
     * @param segment of the tag
     * @param discount of the code
     * @param existed what was there before, by name; empty if all is new
     */
    public record Applied(Campaign campaign, int tagged, Gid segment, Gid discount, List<String> existed) {}

    /**
     * Plans two campaigns: to win back those of whom most is to be lost, and to make one-time buyers come again while they
     * are fresher than most. A campaign without customers is left out.
     */
    public static RetentionPlan of(Report report) {
        List<Campaign> campaigns = new ArrayList<>();
        LocalDate day = report.question().end();
        List<Gid> lost = report.winBack().stream()
                .filter(customer -> customer.state() == CustomerState.CHURNED)
                .limit(MOST_CUSTOMERS)
                .map(Customer::id)
                .toList();
        Predicate<Customer> fresh = customer -> customer.state() == CustomerState.ONE_TIME_BUYER
                && customer.rfm().r() >= FRESH;
        List<Gid> once = report.customers().stream()
                .filter(fresh)
                .limit(MOST_CUSTOMERS)
                .map(Customer::id)
                .toList();
        if (!lost.isEmpty()) {
            campaigns.add(campaign(
                    "Win back", "win back customers who came again and have stayed away", lost, WIN_BACK, day));
        }
        if (!once.isEmpty()) {
            campaigns.add(campaign(
                    "Second purchase", "bring recent one-time buyers to a second purchase", once, SECOND, day));
        }
        return new RetentionPlan(day, report.basis().shop().zone(), campaigns);
    }

    private static Campaign campaign(
            String title, String goal, List<Gid> customers, BigDecimal discount, LocalDate day) {
        String name = title + " " + day;
        String tag = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        String code = name.toUpperCase(Locale.ROOT).replace(" ", "").replace("-", "");
        return new Campaign(name, goal, customers, tag, code, discount, day.plusDays(VALID_DAYS));
    }

    /**
     * Does what the plan says. Doing it again changes nothing: every write has an idempotency key that follows from the
     * plan, and a segment or code of the campaign's name that is there already is used.
     *
     * <p>Needs the scopes {@code write_customers} and {@code write_discounts}.
     *
     * @throws ShopifyException if the shop refuses a step; the steps before it are done, and the call can be repeated
     */
    public List<Applied> apply(Shop shop) {
        return campaigns.stream().map(campaign -> apply(shop, campaign)).toList();
    }

    private Applied apply(Shop shop, Campaign campaign) {
        List<String> existed = new ArrayList<>();
        Tags tags = new Tags(shop);
        for (Gid customer : campaign.customers()) {
            tags.add(customer, List.of(campaign.tag()))
                    .idempotent(key(campaign, "tag " + customer))
                    .run();
        }
        Gid segment = segment(shop, campaign, existed);
        Gid discount = discount(shop, campaign, segment, existed);
        return new Applied(campaign, campaign.customers().size(), segment, discount, existed);
    }

    private Gid segment(Shop shop, Campaign campaign, List<String> existed) {
        Segments segments = new Segments(shop);
        for (Segments.Segment each : segments.all()) {
            if (each.name().equals(campaign.name())) {
                existed.add("segment " + campaign.name());
                return each.id();
            }
        }
        Segments.@Nullable Saved saved = segments.create(campaign.name(), campaign.segmentQuery())
                .idempotent(key(campaign, "segment"))
                .run()
                .data()
                .orElse(null);
        return made(saved == null ? null : saved.segment(), campaign).id();
    }

    private Gid discount(Shop shop, Campaign campaign, Gid segment, List<String> existed) {
        Discounts discounts = new Discounts(shop);
        Reference there = discounts.byCode(campaign.code()).find().orElse(null);
        if (there != null) {
            existed.add("code " + campaign.code());
            return there.id();
        }
        Map<String, Object> input = Map.of(
                "title", campaign.name(),
                "code", campaign.code(),
                "startsAt", day.atStartOfDay(zone).toInstant(),
                "endsAt", campaign.lastDay().plusDays(1).atStartOfDay(zone).toInstant(),
                "appliesOncePerCustomer", true,
                "context", Map.of("customerSegments", Map.of("add", List.of(segment))),
                "customerGets",
                        Map.of(
                                "value",
                                Map.of("percentage", campaign.discount().doubleValue()),
                                "items",
                                Map.of("all", true)));
        Discounts.@Nullable SavedCode saved = discounts
                .createCode(input)
                .idempotent(key(campaign, "code"))
                .run()
                .data()
                .orElse(null);
        return made(saved == null ? null : saved.codeDiscountNode(), campaign).id();
    }

    private static <T> T made(@Nullable T saved, Campaign campaign) {
        if (saved == null) {
            throw new IllegalStateException("the shop made a part of " + campaign.name() + " and did not show it");
        }
        return saved;
    }

    private static String key(Campaign campaign, String step) {
        return UUID.nameUUIDFromBytes((campaign.name() + " / " + step).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String toString() {
        if (campaigns.isEmpty()) {
            return "No campaign from " + day + ": nobody is lost, and nobody bought just once lately.\n";
        }
        StringBuilder text = new StringBuilder("Campaigns from " + day + ", nothing of which is done yet:\n");
        for (Campaign campaign : campaigns) {
            text.append(String.format(
                    Locale.ROOT,
                    "- %s: %s. Tag %d customers with %s, segment \"%s\" (%s), code %s for %.0f %% off once each, until %s.\n",
                    campaign.name(),
                    campaign.goal(),
                    campaign.customers().size(),
                    campaign.tag(),
                    campaign.name(),
                    campaign.segmentQuery(),
                    campaign.code(),
                    100 * campaign.discount().doubleValue(),
                    campaign.lastDay()));
        }
        return text.toString();
    }
}
