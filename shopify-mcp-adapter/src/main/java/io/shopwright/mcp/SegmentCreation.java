package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.resource.Segments;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import java.util.List;

/** Makes a group of customers by a query that the shop keeps up to date. */
final class SegmentCreation implements Change {
    private static final Parameter<String> NAME = Parameter.text("name", "Name of the segment in Shopify's admin.", 100)
            .required();

    private static final Parameter<String> QUERY = Parameter.text(
                    "query", "Who belongs to it, in Shopify's language, such as number_of_orders > 5.", 2000)
            .required();

    private final Shop shop;

    SegmentCreation(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_segment_create";
    }

    @Override
    public String title() {
        return "Create a customer segment";
    }

    @Override
    public String description() {
        return "Makes a segment: a group of customers by a query, which the shop keeps up to date. It sends nothing to them."
                + " The first call checks the query, makes nothing and returns a preview with a confirmation_token, a"
                + " second one with that token makes the segment.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_CUSTOMERS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NAME, QUERY);
    }

    record Member(Gid id) {}

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        String name = arguments.get(NAME).strip();
        String query = arguments.get(QUERY).strip();
        if (name.isEmpty() || query.isEmpty()) {
            throw new BadArguments("name and query must not be blank");
        }
        boolean nobody = shop.connection("customerSegmentMembers", Member.class)
                .with("query", query)
                .pageSize(1)
                .page()
                .nodes()
                .isEmpty();
        return new ChangePlan(
                List.of(Step.of(
                        new Segments(shop).create(name, query), Item.planned(null, name, "segment", null, query))),
                List.of(),
                nobody ? List.of("No customer belongs to it now.") : List.of(),
                "Search the shop's segments for the name.");
    }
}
