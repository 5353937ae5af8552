package io.shopwright.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.bulk.BulkRows.Completeness;
import io.shopwright.client.bulk.BulkRows.Extent;
import io.shopwright.client.bulk.BulkRows.LineOrder;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Field;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRowsTest {
    record Shelf(
            Gid id,
            String title,
            List<Item> products,
            @Field("metafields") Optional<List<Note>> notes) {}

    record Item(Gid id, @Field("title") String name, List<Kind> variants) {}

    record Kind(@Nullable String sku, int position) {}

    record Note(String key) {}

    record Plain(String title) {}

    private static List<Shelf> shelves(Random random, int count) {
        List<Shelf> shelves = new ArrayList<>();
        int number = 1;
        for (int i = 0; i < count; i++) {
            List<Item> items = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                List<Kind> kinds = new ArrayList<>();
                for (int k = random.nextInt(4); k > 0; k--) {
                    kinds.add(new Kind(random.nextBoolean() ? null : "S/" + number, k));
                }
                items.add(new Item(Gid.of("Product", number++), "a \"b\" \u20ac \\", kinds));
            }
            List<Note> notes = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                notes.add(new Note("k" + j));
            }
            shelves.add(new Shelf(Gid.of("Collection", i + 7), "T" + i, items, Optional.of(notes)));
        }
        return shelves;
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/") + "\"";
    }

    /** Lines as Shopify writes them, in groups. */
    private static List<String> lines(List<Shelf> shelves) {
        List<String> lines = new ArrayList<>();
        for (Shelf shelf : shelves) {
            String id = text(shelf.id().value());
            lines.add("{\"id\":" + id + ",\"_0\":\"Collection\",\"title\":" + text(shelf.title()) + "}");
            for (Item item : shelf.products()) {
                String itemId = text(item.id().value());
                lines.add("{\"id\":" + itemId + ",\"_1\":\"Product\",\"name\":" + text(item.name()) + ",\"__parentId\":"
                        + id + "}");
                for (Kind kind : item.variants()) {
                    String sku = kind.sku() == null ? "null" : text(kind.sku());
                    lines.add("{\"_2\":\"ProductVariant\",\"sku\":" + sku + ",\"position\":" + kind.position()
                            + ",\"__parentId\":" + itemId + "}");
                }
            }
            for (Note note : shelf.notes().orElseThrow()) {
                lines.add("{\"_3\":\"Metafield\",\"key\":" + text(note.key()) + ",\"__parentId\":" + id + "}");
            }
        }
        return lines;
    }

    private static <T> List<T> read(String root, Class<T> record, List<String> lines, Extent extent) {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return read(root, record, new ByteArrayInputStream(file), extent);
    }

    private static <T> List<T> read(String root, Class<T> record, InputStream file, Extent extent) {
        AdminSchema schema = AdminSchema.of(ApiVersion.newest());
        List<T> read = new ArrayList<>();
        try (BulkRows<T> rows = BulkRows.of(Connection.bulkForm(schema, root, record, Map.of()), file, extent)) {
            rows.forEachRemaining(read::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return read;
    }

    private static Extent any(long bytes) {
        return new Extent(LineOrder.ANY, Completeness.WHOLE, bytes);
    }

    private static List<Shelf> sorted(List<Shelf> shelves) {
        List<Shelf> sorted = new ArrayList<>();
        for (Shelf shelf : shelves) {
            List<Item> items = new ArrayList<>();
            for (Item item : shelf.products()) {
                List<Kind> kinds = new ArrayList<>(item.variants());
                kinds.sort(Comparator.comparing(Kind::toString));
                items.add(new Item(item.id(), item.name(), kinds));
            }
            items.sort(Comparator.comparing(Item::toString));
            List<Note> notes = new ArrayList<>(shelf.notes().orElseThrow());
            notes.sort(Comparator.comparing(Note::toString));
            sorted.add(new Shelf(shelf.id(), shelf.title(), items, Optional.of(notes)));
        }
        sorted.sort(Comparator.comparing(Shelf::toString));
        return sorted;
    }

    @ParameterizedTest
    @EnumSource
    void groups_inOrder_areTheRecords(LineOrder order) {
        List<Shelf> shelves = shelves(new Random(1), 50);

        assertThat(read("collections", Shelf.class, lines(shelves), new Extent(order, Completeness.WHOLE, 100)))
                .isEqualTo(shelves);
    }

    @Test
    void groups_ofManyPortions_areTheRecords() {
        List<Shelf> shelves = shelves(new Random(2), 4_500);

        assertThat(read(
                        "collections",
                        Shelf.class,
                        lines(shelves),
                        new Extent(LineOrder.GROUPED, Completeness.WHOLE, -1)))
                .isEqualTo(shelves);
    }

    /** A large size makes many parts, and so everything go through the temporary file's ways. */
    @ParameterizedTest
    @ValueSource(longs = {1, 100 << 20, 1L << 40})
    void lines_inAnyOrder_areTheRecords(long bytes) {
        for (int seed = 0; seed < 2; seed++) {
            Random random = new Random(seed);
            List<Shelf> shelves = shelves(random, 400);
            List<String> lines = lines(shelves);
            Collections.shuffle(lines, random);

            assertThat(sorted(read("collections", Shelf.class, lines, any(bytes))))
                    .isEqualTo(sorted(shelves));
        }
    }

    @Test
    void spill_beyondItsBuffers_keepsEachPart() throws IOException {
        Random random = new Random(3);
        try (Spill spill = Spill.of(64L << 20)) {
            List<StringBuilder> wanted = new ArrayList<>();
            for (int i = 0; i < spill.parts(); i++) {
                wanted.add(new StringBuilder());
            }
            for (int i = 0; i < 20_000; i++) {
                String line = "x".repeat(random.nextInt(i % 5000 == 0 ? 3_000_000 : 600)) + i;
                int part = random.nextInt(spill.parts());
                wanted.get(part).append(line).append('\n');
                byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
                spill.add(part, bytes, 0, bytes.length);
            }
            for (int i = 0; i < spill.parts(); i++) {
                byte[] read = new byte[(int) spill.size(i)];
                spill.read(i, read);
                assertThat(new String(read, StandardCharsets.US_ASCII).contentEquals(wanted.get(i)))
                        .isTrue();
            }
        }
    }

    @Test
    void lines_writtenInAnotherWay_areUnderstood() {
        List<Shelf> shelves = shelves(new Random(4), 30);
        List<String> lines = new ArrayList<>();
        for (String line : lines(shelves)) {
            // The members the other way round, and slashes bare.
            int parent = line.indexOf(",\"__parentId\":");
            String moved = parent < 0
                    ? "{ \"future\": {\"id\": \"no\", \"__parentId\": \"no\"}, " + line.substring(1)
                    : "{ " + line.substring(parent + 1, line.length() - 1) + " , " + line.substring(1, parent) + "}";
            lines.add(moved.replace("\\/", "/"));
        }

        assertThat(read("collections", Shelf.class, lines, any(100))).isEqualTo(shelves);
    }

    @Test
    void flatLines_areRead_andAnEmptyFileIsNothing() {
        List<String> lines = List.of("{\"title\":\"a\"}", "", "{\"title\":\"b\",\"new\":[1]}");

        assertThat(read("products", Plain.class, lines, any(1))).containsExactly(new Plain("a"), new Plain("b"));
        assertThat(read("products", Plain.class, List.of(), any(1))).isEmpty();
        assertThat(read("collections", Shelf.class, List.of(), any(1))).isEmpty();
    }

    /** A product of two collections comes twice, and so do its variants. */
    @Test
    void objectBelowTwoParents_getsItsOwnInBoth() {
        Random random = new Random(5);
        Item shared =
                new Item(Gid.of("Product", 1), "p", List.of(new Kind("a", 1), new Kind("b", 2), new Kind("b", 2)));
        List<Shelf> shelves = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            shelves.add(new Shelf(Gid.of("Collection", i), "c", List.of(shared), Optional.of(List.of())));
        }
        for (long bytes : new long[] {1, 1L << 40}) {
            List<String> lines = lines(shelves);
            Collections.shuffle(lines, random);

            assertThat(sorted(read("collections", Shelf.class, lines, any(bytes))))
                    .isEqualTo(sorted(shelves));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lineWithoutItsParent_isNeverTheWhole(LineOrder order) {
        List<String> lines = lines(shelves(new Random(6), 20));
        String lost = lines.stream()
                .filter(line -> line.contains("\"_1\""))
                .findFirst()
                .orElseThrow();
        lines.remove(lost);

        assertThatThrownBy(() -> read("collections", Shelf.class, lines, new Extent(order, Completeness.WHOLE, 1)))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("name a parent that is not there");
        assertThat(read("collections", Shelf.class, lines, new Extent(order, Completeness.PARTIAL, 1)))
                .hasSize(20);
    }

    @Test
    void fileThatIsNotGrouped_isNotTakenForGrouped() {
        List<Shelf> shelves = shelves(new Random(7), 15_000);
        List<String> lines = lines(shelves);
        lines.sort(Comparator.comparing(line -> line.contains("\"_0\"") ? 0 : 1));

        assertThatThrownBy(() ->
                        read("collections", Shelf.class, lines, new Extent(LineOrder.GROUPED, Completeness.WHOLE, 1)))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("though the file is to be grouped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"gid:\\/\\/shopify\\/Collection\\/1\",\"title\":\"without a mark\"}",
                "{\"_1\":\"Product\",\"id\":\"gid:\\/\\/shopify\\/Product\\/1\"}",
                "{\"_9\":\"Product\",\"id\":\"gid:\\/\\/shopify\\/Product\\/1\",\"__parentId\":\"x\"}",
                "{\"_0\":\"Collection\",\"title\":\"without an id\"}",
                "{\"id\":\"gid:\\/\\/shopify\\/Collection\\/1\",\"_0\":\"Collection\",\"title\":null}",
                "{\"id\":\"gid:\\/\\/shopify\\/Collection\\/1\",\"_0\":\"Collection\",\"tit",
                "[]",
                "\"\"",
                "{}"
            })
    void lineThatDoesNotFit_isUnreadable(String line) {
        assertThatThrownBy(() -> read("collections", Shelf.class, List.of(line), any(1)))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageStartingWith("The result of the bulk operation after ");
    }

    @Test
    void anyDamage_isUnreadableOrOtherRecords() {
        Random random = new Random(8);
        byte[] whole = String.join("\n", lines(shelves(random, 10))).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            for (int j = 1 + random.nextInt(3); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            for (LineOrder order : LineOrder.values()) {
                try {
                    read(
                            "collections",
                            Shelf.class,
                            new ByteArrayInputStream(damaged),
                            new Extent(order, Completeness.WHOLE, 1));
                } catch (ShopifyException.Unreadable e) {
                    assertThat(e).hasMessageContaining("bulk operation");
                }
            }
        }
    }
}
