package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    record Row(String name) {}

    private static String page(String names, boolean more, String cursor) {
        String nodes = names.isEmpty()
                ? ""
                : List.of(names.split("")).stream()
                        .map(n -> "{\"name\":\"" + n + "\"}")
                        .collect(Collectors.joining(","));
        return "{\"data\":{\"orders\":{\"nodes\":[" + nodes + "],\"pageInfo\":{\"hasNextPage\":" + more
                + ",\"endCursor\":" + (cursor == null ? "null" : "\"" + cursor + "\"") + "}}}}";
    }

    private static List<String> names(CannedShop shop) {
        return Connection.of(shop, "orders", Row.class).stream().map(Row::name).toList();
    }

    @Test
    void stream_readsEveryPageInOrder() {
        CannedShop shop = new CannedShop(page("ab", true, "1"), page("cd", true, "2"), page("e", false, "3"));

        assertThat(names(shop)).containsExactly("a", "b", "c", "d", "e");
        assertThat(shop.asked.get(0).variables()).hasToString("{\"first\":250}");
        assertThat(shop.asked.get(2).variables().path("after").asText()).isEqualTo("2");
        assertThat(OfficialSchema.problems(
                        ApiVersion.newest(), shop.asked.get(2).text()))
                .isEmpty();
    }

    @Test
    void stream_fetchesAPageWhenItsFirstNodeIsAsked() {
        CannedShop shop = new CannedShop(page("ab", true, "1"), page("cd", false, "2"));

        Iterator<Row> rows = Connection.of(shop, "orders", Row.class).iterator();
        assertThat(shop.asked).isEmpty();
        rows.next();
        rows.next();
        assertThat(shop.asked).hasSize(1);
        rows.next();
        assertThat(shop.asked).hasSize(2);
    }

    @Test
    void stream_ofAnEmptyShop_isEmpty() {
        assertThat(names(new CannedShop(page("", false, null)))).isEmpty();
    }

    @Test
    void stream_endsAtAnEmptyPageThatPromisesMore() {
        assertThat(names(new CannedShop(page("ab", true, "1"), page("", true, "1"))))
                .containsExactly("a", "b");
    }

    @Test
    void stream_withoutCursorThoughMoreFollows_failsAfterTheNodesAtHand() {
        Iterator<Row> rows = Connection.of(new CannedShop(page("a", true, null)), "orders", Row.class)
                .iterator();

        assertThat(rows.next()).isEqualTo(new Row("a"));
        assertThatThrownBy(rows::hasNext)
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessage("'orders' says that more follows after 1 nodes but gives no cursor");
    }

    @Test
    void stream_withARepeatedCursor_fails() {
        CannedShop shop = new CannedShop(page("a", true, "1"), page("b", true, "2"), page("c", true, "1"));

        assertThatThrownBy(() -> names(shop))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessage("'orders' repeats a cursor after 3 nodes: reading on would never end");
    }

    /** A shop of endless orders that stops to answer where Shopify's deep paging stops. */
    private static final class DeepShop implements Sender {
        private final ObjectMapper mapper = new ObjectMapper();
        private int given;

        @Override
        public AdminSchema schema() {
            return AdminSchema.of(ApiVersion.newest());
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public Envelope send(Request request) {
            ObjectNode orders = mapper.createObjectNode();
            ArrayNode nodes = orders.putArray("nodes");
            IntStream.range(given, given + 250).forEach(i -> nodes.addObject().put("name", "#" + i));
            given += 250;
            orders.putObject("pageInfo").put("hasNextPage", given < 25_000).put("endCursor", "c" + given);
            ObjectNode body = mapper.createObjectNode();
            body.putObject("data").set("orders", orders);
            return Envelope.of(body, new Envelope.Origin(0, "", ""));
        }
    }

    @Test
    void stream_at25000Nodes_failsBecauseMoreMayFollow() {
        List<Row> read = new ArrayList<>();

        assertThatThrownBy(
                        () -> Connection.of(new DeepShop(), "orders", Row.class).forEach(read::add))
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("25000 nodes, Shopify's limit of paging");
        assertThat(read).hasSize(25_000);
    }

    @Test
    void errorOnALaterPage_isThrownAndNotAnEnd() {
        String error = "{\"errors\":[{\"message\":\"Malformed cursor\",\"extensions\":{\"code\":\"BAD_REQUEST\"}}]}";
        Iterator<Row> rows = Connection.of(new CannedShop(page("a", true, "1"), error), "orders", Row.class)
                .iterator();

        rows.next();
        assertThatThrownBy(rows::hasNext)
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessage("Malformed cursor (BAD_REQUEST) [request-id r-1]");
    }

    @Test
    void connection_ofWhatIsNone_isRefused() {
        assertThatThrownBy(() -> Connection.of(new CannedShop(), "shop", Row.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'shop' is Shop!, no connection; use Shop.object");
        assertThatThrownBy(() ->
                        Connection.of(new CannedShop(), "orders", Row.class).pageSize(251))
                .hasMessage("a page has 1 to 250 nodes, not 251");
        assertThatThrownBy(() ->
                        Connection.of(new CannedShop(), "orders", Row.class).with("last", 5))
                .hasMessageContaining("pages are read forwards");
    }

    record Member(String displayName) {}

    @Test
    void connectionWithoutNodes_isReadByItsEdges() {
        CannedShop shop = new CannedShop(
                "{\"data\":{\"customerSegmentMembers\":{\"edges\":[{\"node\":{\"displayName\":\"Ada\"}}],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":\"c\"}}}}");

        List<Member> members =
                Connection.of(shop, "customerSegmentMembers", Member.class)
                        .with("segmentId", "gid://shopify/Segment/1")
                        .stream()
                        .toList();

        assertThat(members).containsExactly(new Member("Ada"));
        assertThat(OfficialSchema.problems(
                        ApiVersion.newest(), shop.asked.get(0).text()))
                .isEmpty();
    }
}
