package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publishes products and collections. */
final class PublicationMutations {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    record Payload(@Nullable Publishable publishable, Shop shop, List<UserError> userErrors) {}

    /** Where to publish, and when; now if there is no date. */
    private record Place(Publication publication, @Nullable Instant date) {}

    private PublicationMutations() {}

    static Payload publish(Call call) {
        return change(call, (publishable, places) -> {
            for (Place each : places) {
                Instant date = Objects.requireNonNullElse(each.date(), call.now());
                if (date.isAfter(call.now()) && !each.publication().supportsFuturePublishing()) {
                    throw ShopifyError.notSimulated("publishing in the future elsewhere than in the online store");
                }
                publish(call.data(), publishable, each.publication(), date);
            }
        });
    }

    static Payload unpublish(Call call) {
        return change(call, (publishable, places) -> {
            for (Place each : places) {
                long gone = each.publication().key();
                call.data()
                        .table(ResourcePublication.class)
                        .remove(row -> row.publicationKey() == gone
                                && row.publishableId().equals(publishable.id()));
                mark(call.data(), publishable, each.publication(), null);
            }
        });
    }

    /** Published already, it only gets another date. */
    static void publish(ShopData data, Publishable publishable, Publication where, Instant date) {
        Table<ResourcePublication> table = data.table(ResourcePublication.class);
        long key = table.ownedBy(publishable.id()).stream()
                .filter(row -> row.publicationKey() == where.key())
                .map(ResourcePublication::key)
                .findFirst()
                .orElseGet(table::nextKey);
        table.put(new ResourcePublication(key, publishable.id(), where.key(), date));
        mark(data, publishable, where, date);
    }

    /** A product itself tells since when the online store has it. */
    private static void mark(ShopData data, Publishable publishable, Publication where, @Nullable Instant date) {
        if (publishable instanceof Product product && where.name().equals(Publication.ONLINE_STORE)) {
            data.table(Product.class)
                    .put(Edit.of(product).set("publishedAt", date).done());
        }
    }

    private interface Change {
        void make(Publishable publishable, List<Place> places);
    }

    private static Payload change(Call call, Change change) {
        String id = String.valueOf(call.text("id"));
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        if (!gid.type().equals("Product") && !gid.type().equals("Collection")) {
            throw ShopifyError.invalidId(id);
        }
        Errors errors = new Errors();
        List<Place> places = places(call, errors);
        ShopData data = call.data();
        if (!(data.find(gid.type(), gid.number()) instanceof Publishable publishable)) {
            return new Payload(null, data.shop(), List.of(UserError.at("id", "Resource does not exist")));
        }
        if (!errors.any()) {
            change.make(publishable, places);
        }
        return new Payload((Publishable) data.find(gid.type(), gid.number()), data.shop(), errors.list());
    }

    private static List<Place> places(Call call, Errors errors) {
        List<Place> places = new ArrayList<>();
        List<Input> inputs = call.inputs("input");
        for (int i = 0; i < inputs.size(); i++) {
            String path = "input." + i;
            Long key = inputs.get(i).key("publicationId", "Publication");
            Instant date = inputs.get(i).time("publishDate");
            Publication found =
                    key == null ? null : call.data().table(Publication.class).get(key);
            boolean twice = places.stream()
                    .anyMatch(each -> key != null && each.publication().key() == key);
            if (key == null) {
                errors.add(path + ".publicationId", "PublicationId cannot be empty", null);
            } else if (found == null) {
                errors.add(path + ".publicationId", "Publication does not exist or is not publishable", null);
            } else if (twice) {
                errors.add(path + ".publicationId", "The same publication was specified more than once", null);
            } else if (date != null && date.isBefore(EARLIEST)) {
                errors.add(path + ".publishDate", "Publish date must be a date after the year 1969", null);
            } else {
                places.add(new Place(found, date));
            }
        }
        return places;
    }
}
