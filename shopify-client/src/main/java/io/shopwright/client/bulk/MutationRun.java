package io.shopwright.client.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.Part;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.resource.BulkOperations.BulkOperation;
import io.shopwright.client.resource.ShopFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a bulk mutation: writes files, has them run one after the other and collects what came of each line. */
final class MutationRun<T> {
    /** Shopify takes 100 MB a file. */
    private static final long MOST_BYTES = 100_000_000;

    private static final int MOST_LINES = 10_000_000;
    private static final String KEY = "idempotencyKey";

    private final Shop shop;
    private final Operations operations;
    private final @Nullable Duration limit;
    private final List<BulkOutcomes.Section<T>> sections = new ArrayList<>();
    private Mutation<T> template;
    private @Nullable Part<T> first;
    private boolean keyed;
    private boolean payloadKnown;

    /** Why nothing is started any more. */
    private @Nullable ShopifyException end;

    /** A file of variables and what is to be known of it. */
    private record Written(Path file, int lines, Map<Integer, ShopifyException> unfit) {
        int written() {
            return lines - unfit.size();
        }
    }

    MutationRun(Shop shop, Operations operations, Mutation<T> mutation, @Nullable Duration limit) {
        this.shop = shop;
        this.operations = operations;
        this.template = mutation;
        this.limit = limit;
    }

    BulkOutcomes<T> over(Iterator<? extends Map<String, ?>> lines) {
        try {
            while (lines.hasNext()) {
                Path file = Files.createTempFile("shopwright-bulk", ".jsonl");
                try {
                    sections.add(section(written(file, lines)));
                } finally {
                    Files.delete(file);
                }
            }
            return new BulkOutcomes<>(sections);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the lines of a bulk mutation", e);
        }
    }

    /** Writes as many lines as one file takes. */
    private Written written(Path file, Iterator<? extends Map<String, ?>> lines) throws IOException {
        Map<Integer, ShopifyException> unfit = new HashMap<>();
        long bytes = 0;
        int count = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            // A line may be as long as what is left for it above the bound.
            while (lines.hasNext() && bytes < MOST_BYTES - (MOST_BYTES >> 4) && count < MOST_LINES) {
                try {
                    Part<T> part = part(lines.next());
                    byte[] line = Json.MAPPER.writeValueAsBytes(part.variables());
                    requireSize(line.length);
                    out.write(line);
                    out.write('\n');
                    bytes += line.length + 1;
                } catch (IllegalArgumentException e) {
                    String problem = String.valueOf(e.getMessage());
                    unfit.put(count, new ShopifyException.Invalid(problem, "", List.of()));
                }
                requirePayload();
                count++;
            }
        }
        return new Written(file, count, unfit);
    }

    private static void requireSize(int bytes) {
        if (bytes > MOST_BYTES >> 4) {
            throw new IllegalArgumentException(
                    "a line has " + bytes + " bytes; " + (MOST_BYTES >> 4) + " are the most here");
        }
    }

    /** The mutation with the arguments of a line. */
    private Part<T> part(Map<String, ?> arguments) {
        Mutation<T> filled = template;
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            filled = filled.with(argument.getKey(), argument.getValue());
        }
        if (keyed && !arguments.containsKey(KEY)) {
            filled = filled.with(KEY, UUID.randomUUID().toString());
        }
        Part<T> part = filled.part();
        if (first == null) {
            first = part;
            keyed = part.variables().has(KEY);
            // Derived once, and not again for the key of each line.
            template = keyed ? template.idempotent("") : template;
        } else if (!part.operation().equals(first.operation())) {
            throw new IllegalArgumentException("the arguments are " + arguments.keySet()
                    + ", others than those of the first line; all lines need the same");
        }
        return part;
    }

    /** Looks at what is selected as soon as it is known, before anything is sent. */
    private void requirePayload() {
        if (first != null && !payloadKnown) {
            BulkMutation.requireNoConnection(
                    shop.schema(),
                    shop.schema().mutationType(),
                    first.operation().selections());
            payloadKnown = true;
        }
    }

    private BulkOutcomes.Section<T> section(Written written) {
        if (first == null || end != null || written.written() == 0) {
            ShopifyException reason =
                    end == null ? new ShopifyException.Cancelled("No line of this file was written", null) : end;
            return section(written, null, new Outcome.Failed<>(reason));
        }
        Gid id;
        try {
            id = started(written.file(), first);
        } catch (ShopifyException.OutcomeUnknown e) {
            return section(written, null, new Outcome.Unknown<>(e));
        } catch (ShopifyException e) {
            end = e;
            return section(written, null, new Outcome.Failed<>(e));
        }
        Spill results = null;
        try {
            BulkOperation operation;
            try {
                operation = operations.await(id, limit());
            } finally {
                // Whatever came of it, what was read before is not to be relied on.
                operations.written(BulkMutation.rootField(first.operation()).name());
            }
            results = Spill.of(operation.fileSize() == null ? 1 : operation.fileSize());
            collect(operation, written.written(), results);
            return section(written, results, new Outcome.Unknown<>(untold(operation)));
        } catch (ShopifyException e) {
            ShopifyException unknown = new ShopifyException.OutcomeUnknown(
                    "The bulk operation " + id + " was started; its result was not read to the end", "", e);
            return section(written, results, new Outcome.Unknown<>(unknown));
        }
    }

    private BulkOutcomes.Section<T> section(Written written, @Nullable Spill results, Outcome<T> otherwise) {
        return new BulkOutcomes.Section<>(written.lines(), results, written.unfit(), otherwise, first);
    }

    private Operations.Limit limit() {
        return limit == null ? Operations.Limit.NONE : Operations.Limit.within(limit);
    }

    private Gid started(Path file, Part<T> part) {
        try {
            String path = new StagedFile(operations, new ShopFiles(shop)).upload(file);
            String marker = Operations.marker();
            Document.Operation operation = part.operation();
            Document.Operation named = new Document.Operation(
                    operation.kind(),
                    operation.name() + marker,
                    operation.variables(),
                    operation.directives(),
                    operation.selections());
            String text = new Document(List.of(named), Map.of()).toString();
            return operations.start(
                    Operations.Kind.MUTATION, operations.door().runMutation(text, path), marker, limit());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the lines of a bulk mutation", e);
        }
    }

    private static ShopifyException untold(BulkOperation operation) {
        String status = operation.status();
        return new ShopifyException.OutcomeUnknown(
                "The bulk operation " + operation.id() + " is " + status + " and tells nothing of this line", "", null);
    }

    /** Sorts the result lines by the part that their numbers belong to. */
    private void collect(BulkOperation operation, int lines, Spill results) {
        Function<BulkOperation, @Nullable URI> address =
                each -> each.url() == null ? each.partialDataUrl() : each.url();
        if (address.apply(operation) == null) {
            return;
        }
        Long size = operation.fileSize();
        try (Download download =
                new Download(new ResultFile(operations, operation.id(), address), size == null ? -1 : size)) {
            LineReader reader = new LineReader(download);
            while (reader.next()) {
                int number = number(reader, lines);
                int part = BulkOutcomes.Section.partOf(number, lines, results.parts());
                results.add(part, reader.bytes(), reader.start(), reader.end());
            }
            results.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the results of a bulk mutation", e);
        }
    }

    private static int number(LineReader reader, int lines) throws IOException {
        JsonNode line;
        try {
            line = Json.MAPPER.readTree(reader.bytes(), reader.start(), reader.end() - reader.start());
        } catch (JsonProcessingException e) {
            throw new ShopifyException.Unreadable("A result line of a bulk mutation is no JSON", "", e);
        }
        JsonNode number = line.path("__lineNumber");
        if (!number.canConvertToInt() || number.intValue() < 0 || number.intValue() >= lines) {
            throw new ShopifyException.Unreadable(
                    "A result line of a bulk mutation has no number of a line: " + number, "", null);
        }
        return number.intValue();
    }
}
