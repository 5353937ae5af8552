package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Count;
import io.shopwright.insights.ShopFacts;
import io.shopwright.mcp.ShopNodes.Everything;
import io.shopwright.mcp.ShopNodes.Place;
import io.shopwright.mcp.ShopNodes.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shop is and how much it has. */
final class ShopOverviewTool implements Tool<ShopOverviewTool.Overview> {
    private final Shop shop;

    ShopOverviewTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Overview(
            @About("Permanent domain.") String shop,
            String name,
            String url,
            String currency,

            @About("Days are counted in it.") String timeZone,

            LocalDate today,
            PlanKind plan,

            @About("All visible orders. Counts stop at 10000; absent: the token may not read them.") @Nullable
            Integer orders,

            @About("Neither archived nor cancelled.") @Nullable
            Integer openOrders,

            @Nullable Integer products,
            @Nullable Integer activeProducts,
            @Nullable Integer customers,
            @About("First 50 active ones.") List<Location> locations,
            String apiVersion,

            List<String> scopes,

            List<String> notes) {}

    enum PlanKind {
        STANDARD,
        PLUS,
        DEVELOPMENT
    }

    record Location(Gid locationId, String name) {}

    @Override
    public String name() {
        return "shopify_shop_overview";
    }

    @Override
    public String title() {
        return "Shop overview";
    }

    @Override
    public String description() {
        return "Tells what the shop is: name, currency, time zone, plan, stock locations with their ids, what the access"
                + " token may read, and how many orders, products and customers there are. Use it first, or to learn why"
                + " another tool shows less than expected; for sales figures use shopify_store_analytics.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_SHOP;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Class<Overview> answerType() {
        return Overview.class;
    }

    @Override
    public Overview answer(Arguments arguments, Request request) {
        ShopFacts facts = request.shop();
        Everything all = shop.query(Everything.class)
                .with("orders", Reach.reads(facts, "orders"))
                .with("products", Reach.reads(facts, "products"))
                .with("customers", Reach.reads(facts, "customers"))
                .with("places", Reach.reads(facts, "locations"))
                .get();
        return new Overview(
                facts.domain(),
                all.settings().name(),
                all.settings().url(),
                facts.currencyCode(),
                facts.zone().getId(),
                request.today(),
                kind(all.settings().plan()),
                count(all.orders()),
                count(all.openOrders()),
                count(all.products()),
                count(all.activeProducts()),
                count(all.customers()),
                locations(all.locations()),
                shop.schema().version().name(),
                facts.scopes().stream().sorted().toList(),
                notes(facts, all));
    }

    private static PlanKind kind(Plan plan) {
        if (plan.partnerDevelopment()) {
            return PlanKind.DEVELOPMENT;
        }
        return plan.shopifyPlus() ? PlanKind.PLUS : PlanKind.STANDARD;
    }

    private static @Nullable Integer count(@Nullable Count count) {
        return count == null ? null : Integer.valueOf(count.count());
    }

    private static List<Location> locations(@Nullable Page<Place> page) {
        return page == null
                ? List.of()
                : page.nodes().stream()
                        .map(place -> new Location(place.id(), place.name()))
                        .toList();
    }

    private static List<String> notes(ShopFacts facts, Everything all) {
        List<String> notes = new ArrayList<>(Reach.ofOrders(facts));
        if (all.locations() == null) {
            notes.add("The locations are not shown: the access token lacks read_locations.");
        } else if (all.locations().hasNextPage()) {
            notes.add("There are more locations than the 50 here.");
        }
        return notes;
    }
}
