package io.shopwright.client.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Part;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.cost.DocumentCost;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.query.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a batch: packs, sends and notes outcomes. Belongs to the thread that calls. */
final class BatchRun<T> {
    /** Points that the shop takes for one document at most. */
    private static final int MOST_POINTS = 1_000;

    /** What a mutation is taken to cost if it cannot be predicted. */
    private static final int UNPREDICTED_POINTS = 10;

    private final List<@Nullable Outcome<T>> outcomes;
    private final int size;
    private @Nullable ShopifyException end;

    /** A mutation and its place in the batch. */
    private record Entry<T>(int place, Part<? extends T> part) {}

    BatchRun(int mutations, int size) {
        this.outcomes = new ArrayList<>(Arrays.asList(emptyOutcomes(mutations)));
        this.size = size;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type, empty
    private static <T> @Nullable Outcome<T>[] emptyOutcomes(int mutations) {
        return new Outcome[mutations];
    }

    BatchResult<T> of(List<? extends Mutation<? extends T>> mutations) {
        for (List<Entry<T>> document : documents(entries(mutations))) {
            send(document);
        }
        return new BatchResult<>(outcomes.stream().map(Objects::requireNonNull).toList());
    }

    private List<Entry<T>> entries(List<? extends Mutation<? extends T>> mutations) {
        List<Entry<T>> entries = new ArrayList<>();
        for (int place = 0; place < mutations.size(); place++) {
            try {
                entries.add(new Entry<>(place, mutations.get(place).part()));
            } catch (IllegalArgumentException e) {
                // One that does not fit the schema does not keep the others from being run.
                ShopifyException reason = new ShopifyException.Invalid(String.valueOf(e.getMessage()), "", List.of());
                outcomes.set(place, new Outcome.Failed<>(reason));
            }
        }
        Sender shop = entries.isEmpty() ? null : entries.get(0).part().shop();
        if (entries.stream().anyMatch(entry -> entry.part().shop() != shop)) {
            throw new IllegalArgumentException("A batch is for one Shop object; make the mutations from the same one");
        }
        return entries;
    }

    /** Splits into documents: as many as fit, in order, those that may be sent again apart from those that may not. */
    private List<List<Entry<T>>> documents(List<Entry<T>> entries) {
        List<List<Entry<T>>> documents = new ArrayList<>();
        List<Entry<T>> open = new ArrayList<>();
        int points = 0;
        for (Entry<T> entry : entries) {
            int cost = cost(entry.part());
            boolean full = open.size() == size || points + cost > MOST_POINTS;
            if (!open.isEmpty() && (full || !alike(open.get(0).part(), entry.part()))) {
                documents.add(open);
                open = new ArrayList<>();
                points = 0;
            }
            open.add(entry);
            points += cost;
        }
        if (!open.isEmpty()) {
            documents.add(open);
        }
        return documents;
    }

    private static boolean alike(Part<?> a, Part<?> b) {
        return a.repeatable() == b.repeatable() && Objects.equals(a.deadline(), b.deadline());
    }

    private static int cost(Part<?> part) {
        Document document = new Document(List.of(part.operation()), Map.of());
        try {
            return DocumentCost.predict(part.shop().schema(), document, part.variables(), null);
        } catch (IllegalArgumentException e) {
            return UNPREDICTED_POINTS; // the shop may know fields that the schema lacks
        }
    }

    private void send(List<Entry<T>> entries) {
        if (end != null) {
            failed(entries, end);
            return;
        }
        Envelope envelope;
        try {
            List<? extends Part<? extends T>> parts =
                    entries.stream().map(Entry::part).toList();
            envelope = entries.get(0).part().shop().send(Packed.request(parts));
        } catch (ShopifyException.OutcomeUnknown e) {
            entries.forEach(entry -> outcomes.set(entry.place(), new Outcome.Unknown<>(e)));
            return;
        } catch (ShopifyException e) {
            end = e;
            failed(entries, e);
            return;
        }
        if (!envelope.hasData() && !envelope.errors().isEmpty()) {
            refused(entries, envelope);
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry<T> entry = entries.get(i);
            JsonNode payload = envelope.data().path(Packed.alias(i));
            List<GraphQlError> errors = Packed.errors(envelope.errors(), i, entry.part());
            outcomes.set(entry.place(), Outcome.of(entry.part(), payload, errors, envelope.requestId()));
        }
    }

    private void failed(List<Entry<T>> entries, ShopifyException reason) {
        entries.forEach(entry -> outcomes.set(entry.place(), new Outcome.Failed<>(reason)));
    }

    /**
     * The shop refused a document before it ran any of it. Those that the errors name have failed; the others are sent
     * without them, or, where nothing is named, in halves.
     */
    private void refused(List<Entry<T>> entries, Envelope envelope) {
        Set<Integer> named = Packed.named(envelope.errors(), entries.size());
        if (entries.size() == 1) {
            failed(entries, Failures.of(envelope));
        } else if (named.isEmpty()) {
            int half = entries.size() / 2;
            send(entries.subList(0, half));
            send(entries.subList(half, entries.size()));
        } else {
            List<Entry<T>> others = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                if (named.contains(i)) {
                    failed(List.of(entries.get(i)), Failures.of(envelope));
                } else {
                    others.add(entries.get(i));
                }
            }
            if (!others.isEmpty()) {
                send(others);
            }
        }
    }
}
