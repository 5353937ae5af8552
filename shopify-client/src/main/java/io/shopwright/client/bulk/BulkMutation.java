package io.shopwright.client.bulk;

import io.shopwright.client.Shop;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mutation that the shop runs over many lines of arguments, by itself and outside of the budget of points. The lines
 * are run in no particular order. Immutable: {@link #within} returns another one.
 *
 * <pre>{@code
 * Stream<Map<String, ?>> lines = changes.map(change -> Map.of("product", change));
 * try (BulkOutcomes<Saved> outcomes = shop.bulk().mutation("productUpdate", Saved.class).run(lines)) {
 *     System.out.println(outcomes.successful() + " of " + outcomes.processed());
 * }
 * }</pre>
 *
 * @param <T> the record that holds a payload; its user errors are asked for besides
 */
public final class BulkMutation<T> {
    private final Shop shop;
    private final Operations operations;
    private final Mutation<T> mutation;
    private final @Nullable Duration limit;

    private BulkMutation(Shop shop, Operations operations, Mutation<T> mutation, @Nullable Duration limit) {
        this.shop = shop;
        this.operations = operations;
        this.mutation = mutation;
        this.limit = limit;
    }

    static <T> BulkMutation<T> of(Shop shop, Operations operations, String name, Class<T> payload) {
        return new BulkMutation<>(shop, operations, shop.mutation(name, payload), null);
    }

    /**
     * Limits the time of each file's operation, from the wait for a place to its end; by default there is no limit. When it
     * has passed, the lines of that file are {@link Outcome.Unknown} unless it was not started.
     */
    public BulkMutation<T> within(Duration time) {
        return new BulkMutation<>(shop, operations, mutation, time);
    }

    /**
     * Runs the mutation over lines, each the arguments by name. They are taken one at a time and written to a temporary
     * file; what is more than Shopify's 100 MB goes into further files, run one after the other. A line that does not fit
     * the schema, or has other arguments than the first, is {@link Outcome.Failed} and keeps no other from being run.
     * Mutations that demand an idempotency key get one a line unless {@code idempotencyKey} is among its arguments.
     *
     * <p>Never throws for what the shop or the network does: that is in the outcomes, of which each line has exactly one. A
     * start that was not answered is looked for in the shop's list and never repeated, so that nothing is done twice.
     *
     * @throws IllegalArgumentException if the payload's record has a connection, whose nodes the result would not tell from
     *     those of other lines
     */
    public BulkOutcomes<T> run(Stream<? extends Map<String, ?>> lines) {
        try (lines) {
            return new MutationRun<>(shop, operations, mutation, limit).over(lines.iterator());
        }
    }

    static Selection.Field rootField(Document.Operation operation) {
        return (Selection.Field) operation.selections().get(0);
    }

    /** @throws IllegalArgumentException if something selected is a connection */
    static void requireNoConnection(AdminSchema schema, SchemaType type, List<Selection> selections) {
        for (Selection selection : selections) {
            if (selection instanceof Selection.Field field) {
                SchemaType inner = type.field(field.name())
                        .map(SchemaField::type)
                        .map(schema::typeOf)
                        .orElse(type);
                if (inner.isConnection()) {
                    throw new IllegalArgumentException(
                            "'" + field.responseKey() + "' is a connection, which the result "
                                    + "of a bulk mutation does not tell by line; leave it out and read it afterwards");
                }
                requireNoConnection(schema, inner, field.selections());
            } else if (selection instanceof Selection.InlineFragment inline) {
                SchemaType inner = inline.type() == null
                        ? type
                        : schema.type(inline.type()).orElse(type);
                requireNoConnection(schema, inner, inline.selections());
            }
        }
    }
}
