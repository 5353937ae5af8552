package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a bulk operation, a file of JSON lines, to {@linkplain SimulatedShop#load(BulkLines) load} into a shop.
 * Lines are told apart by the type in their {@code id}: Product, ProductVariant, Customer, Order and LineItem; children
 * name their parent in {@code __parentId}. Objects keep the numbers of their ids.
 *
 * <p>Members are known by the schema's names, without aliases, and each may be missing; those that the loader does not
 * know are passed over. Known are of a product title, handle, vendor, productType, status, tags, createdAt, updatedAt; of
 * a variant title, price, sku, barcode; of a customer firstName, lastName, email, phone, tags, note, createdAt; of an order
 * name, email, createdAt, processedAt, cancelledAt, test, tags, note, totalPriceSet, totalRefundedSet, customer's id and
 * lineItems; of a position title, quantity, sku, originalUnitPriceSet and variant's id. An order is paid, and what
 * totalRefundedSet says is given back.
 */
public final class BulkLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<Line>> byType;

    /** @param number of the line, from 1 */
    record Line(int number, JsonNode node) {
        long key() {
            return Gid.parse(node.path("id").asText()).orElseThrow().number();
        }

        @Nullable
        String text(String member) {
            return node.path(member).isNull() || node.path(member).isMissingNode()
                    ? null
                    : node.path(member).asText();
        }

        String text(String member, String otherwise) {
            String text = text(member);
            return text == null ? otherwise : text;
        }

        @Nullable
        Instant time(String member) {
            String text = text(member);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("line " + number + ": " + member + " is no time: '" + text + "'", e);
            }
        }

        Instant time(String member, Instant otherwise) {
            Instant time = time(member);
            return time == null ? otherwise : time;
        }

        BigDecimal amount(String... path) {
            JsonNode at = node;
            for (String member : path) {
                at = at.path(member);
            }
            try {
                return at.isMissingNode() || at.isNull() ? BigDecimal.ZERO : new BigDecimal(at.asText());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "line " + number + ": " + String.join(".", path) + " is no amount: " + at, e);
            }
        }

        List<String> texts(String member) {
            List<String> texts = new ArrayList<>();
            node.path(member).forEach(each -> texts.add(each.asText()));
            return texts;
        }

        /** The number of the object that a member holds, null if there is none. */
        @Nullable
        Long keyOf(String member) {
            return Gid.parse(node.path(member).path("id").asText())
                    .map(Gid::number)
                    .orElse(null);
        }
    }

    private BulkLines(Map<String, List<Line>> byType) {
        this.byType = byType;
    }

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line is not JSON, has no id or is of a type that cannot be loaded
     */
    public static BulkLines read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** @throws IllegalArgumentException if a line is not JSON, has no id or is of a type that cannot be loaded */
    public static BulkLines parse(String text) {
        Map<String, List<Line>> byType = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                Line parsed = new Line(number, json(line, number));
                Gid id = Gid.parse(parsed.text("id", "")).orElse(null);
                if (id == null || id.number() <= 0 || !LoadedLines.TYPES.contains(id.type())) {
                    throw new IllegalArgumentException("line " + number + ": the id must be of one of "
                            + LoadedLines.TYPES + ": '" + parsed.text("id") + "'");
                }
                byType.computeIfAbsent(id.type(), type -> new ArrayList<>()).add(parsed);
            }
        }
        return new BulkLines(byType);
    }

    private static JsonNode json(String line, int number) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + number + " is not JSON", e);
        }
    }

    void loadInto(ShopData data) {
        new LoadedLines(data, byType).load();
    }
}
