package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.resource.Tags;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Adds tags to objects and takes others away; tags that are not named stay. */
final class TagsChange implements Change {
    private static final int MOST = 50;

    /** Shopify's limit of a tag's characters. */
    private static final int LONGEST_TAG = 255;

    /** What has tags, and what is needed to see and to change them. */
    private enum Kind {
        PRODUCT("Product", Capability.READ_PRODUCTS),
        CUSTOMER("Customer", Capability.READ_CUSTOMERS),
        ORDER("Order", Capability.READ_ORDERS);

        private final String type;
        private final Capability reading;

        Kind(String type, Capability reading) {
            this.type = type;
            this.reading = reading;
        }

        private Set<String> scopes() {
            String name = name().toLowerCase(Locale.ROOT) + "s";
            return Set.of("read_" + name, "write_" + name);
        }
    }

    private static final Parameter<Kind> KIND =
            Parameter.choice("kind", "What the ids are of.", Kind.class).required();

    private static final Parameter<List<String>> IDS = Parameter.list(
                    Parameter.text("ids", "GIDs such as gid://shopify/Product/1, or their numbers.", 200), MOST)
            .required();

    private static final Parameter<List<String>> ADD =
            Parameter.list(Parameter.text("add", "Tags to add.", LONGEST_TAG), 20);

    private static final Parameter<List<String>> REMOVE =
            Parameter.list(Parameter.text("remove", "Tags to take away.", LONGEST_TAG), 20);

    private final Shop shop;

    TagsChange(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_tags_change";
    }

    @Override
    public String title() {
        return "Change tags";
    }

    @Override
    public String description() {
        return "Adds tags to up to 50 products, customers or orders and takes tags away; all other tags stay. The first"
                + " call changes nothing and returns a preview with a confirmation_token, a second one with that token"
                + " makes the changes and says for each how it ended.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_TAGS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KIND, IDS, ADD, REMOVE);
    }

    record Labelled(Gid id, List<String> tags) {}

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        Kind kind = arguments.get(KIND);
        request.require(kind.reading, kind.scopes());
        List<String> add = arguments.find(ADD).orElse(List.of());
        List<String> remove = arguments.find(REMOVE).orElse(List.of());
        if (add.isEmpty() && remove.isEmpty()) {
            throw new BadArguments("give tags to add or to remove");
        }
        if (add.stream().anyMatch(tag -> contains(remove, tag))) {
            throw new BadArguments("a tag is to be added and removed");
        }
        Parameter<Gid> id = Parameter.id("ids", kind.type, "");
        List<Gid> ids = arguments.get(IDS).stream().map(id::read).toList();
        List<Step> steps = new ArrayList<>();
        List<Item> unchanged = new ArrayList<>();
        for (Labelled each :
                ById.require(shop.reads(kind.type, Labelled.class), ids).values()) {
            List<Step> its = steps(each, add, remove);
            steps.addAll(its);
            if (its.isEmpty()) {
                unchanged.add(Item.planned(each.id, null, "tags", joined(each.tags), joined(each.tags))
                        .unchanged());
            }
        }
        return new ChangePlan(steps, unchanged, List.of(), "Read the tags of these objects.");
    }

    /** Every mutation in the state that the one before it leaves. */
    private List<Step> steps(Labelled object, List<String> add, List<String> remove) {
        Tags tags = new Tags(shop);
        List<Step> steps = new ArrayList<>();
        List<String> now = new ArrayList<>(object.tags);
        List<String> news = add.stream().filter(tag -> !contains(now, tag)).toList();
        if (!news.isEmpty()) {
            List<String> after = new ArrayList<>(now);
            after.addAll(news);
            steps.add(Step.of(tags.add(object.id, news), tagged(object, now, after)));
            now.addAll(news);
        }
        List<String> gone = now.stream().filter(tag -> contains(remove, tag)).toList();
        if (!gone.isEmpty()) {
            List<String> after = new ArrayList<>(now);
            after.removeAll(gone);
            steps.add(Step.of(tags.remove(object.id, gone), tagged(object, now, after)));
        }
        return steps;
    }

    private static Item tagged(Labelled object, List<String> before, List<String> after) {
        return Item.planned(object.id, null, "tags", joined(before), joined(after));
    }

    /** Shopify does not tell tags apart by case. */
    private static boolean contains(List<String> tags, String tag) {
        return tags.stream().anyMatch(each -> each.equalsIgnoreCase(tag.strip()));
    }

    private static String joined(List<String> tags) {
        return String.join(", ", tags);
    }
}
