package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends the recorded requests of one file to a shop of its own, in their order, and compares the answers. Requests that
 * the recorder sent for itself are not in that order: such a read matches if our shop gives its answer at any moment.
 */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-06-22T01:00:00Z");
    private static final Pattern VERSION_AT_END = Pattern.compile("20\\d{4}$");
    private static final Pattern LATER_POLL = Pattern.compile("statusPolls/[1-9]|nodeReads/nonNull");
    private static final Duration BULK_TIME = Duration.ofSeconds(20);

    /** The recording in which the shop's search was seen to lag, and by how much in our clock's seconds. */
    private static final String LAGGING = "bulk-operation-root-count";

    private static final Duration LAG = Duration.ofMillis(10_500);
    private static final String AT_ANY_MOMENT = "upstreamCalls/";

    /** Where the recorder had no title it put the id: such an answer is not a shop's own. */
    private static final String PLACEHOLDER = "\"title\":\"gid://";

    /** A search over all products of a shop of which only these few were recorded. */
    private static final String WHOLE_CATALOGUE = "inventory_total:>=";

    private static final Pattern TOKEN = Pattern.compile("gid://shopify/\\w+/[\\w-]+|eyJ[\\w.-]{40,}");

    private static final Map<String, Set<String>> SERVED = SimulatedShop.coverage();

    /** About a page of a catalogue whose thousands of other rows were not recorded, or files that were not. */
    private static final Pattern OUT_OF_SCOPE =
            Pattern.compile("^(products-|delivery-customization|bulk-operation-run-mutation-file-size)");

    /** The first that fits a root field tells what it is about. */
    private static final Map<Pattern, String> DOMAINS = domains();

    private static Map<Pattern, String> domains() {
        Map<Pattern, String> domains = new LinkedHashMap<>();
        domains.put(Pattern.compile("(?i)bulkOperation|stagedUpload"), "bulk operations");
        domains.put(Pattern.compile("(?i)draftOrder"), "draft orders");
        domains.put(Pattern.compile("(?i)metafield|metaobject"), "metafields and metaobjects");
        domains.put(Pattern.compile("(?i)customer|segment|storeCredit"), "customers");
        domains.put(Pattern.compile("(?i)giftCard"), "gift cards");
        domains.put(Pattern.compile("(?i)inventory|location"), "inventory and locations");
        domains.put(Pattern.compile("(?i)marketing"), "marketing");
        domains.put(Pattern.compile("(?i)discount"), "discounts");
        domains.put(Pattern.compile("(?i)order|refund|return|fulfillment"), "orders");
        domains.put(Pattern.compile("(?i)webhook"), "webhooks");
        domains.put(Pattern.compile("(?i)product|collection|^nodes?$"), "products");
        return domains;
    }

    /** How an exchange went; {@code why} is empty if it matched. */
    record Outcome(String file, String at, String domain, boolean inScope, String why) {
        boolean matched() {
            return inScope && why.isEmpty();
        }
    }

    private final String file;
    private final JsonNode recording;
    private final SteppedClock clock = new SteppedClock(START);
    private final SimulatedShop shop;
    private final Resemblance ids = new Resemblance();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<JsonNode> early = new HashSet<>();

    /** What only answers out of scope brought. */
    private final Set<String> foreign = new HashSet<>();

    private Replay(Path path) {
        try {
            recording = JSON.readTree(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = path.getFileName().toString();
        List<String> currencies = recording.findValuesAsText("currencyCode");
        shop = SimulatedShop.builder()
                .clock(clock)
                .plan(Plan.STANDARD)
                .bulkTime(BULK_TIME)
                .currency(Currency.getInstance(currencies.isEmpty() ? "USD" : currencies.get(0)))
                .start();
    }

    static List<Outcome> of(Path path) {
        Replay replay = new Replay(path);
        try (SimulatedShop shop = replay.shop) {
            if (path.getFileName().toString().startsWith(LAGGING)) {
                shop.faults().always().searchLag(LAG);
            }
            new PriorState(shop, replay.ids, START).seed(replay.recording.path("exchanges"));
            replay.run();
        }
        return replay.outcomes;
    }

    private void run() {
        List<JsonNode> anyMoment = new ArrayList<>();
        for (JsonNode each : recording.path("exchanges")) {
            if (each.path("at").asText().startsWith(AT_ANY_MOMENT)) {
                anyMoment.add(each);
            }
        }
        early(anyMoment);
        for (JsonNode each : recording.path("exchanges")) {
            if (!anyMoment.contains(each)) {
                // Bulk operations were polled until something had changed.
                boolean waited = LATER_POLL.matcher(each.path("at").asText()).find();
                clock.advance(waited ? BULK_TIME : Duration.ofSeconds(1));
                add(each, why(each, send(each)));
                early(anyMoment);
            }
        }
        for (JsonNode each : anyMoment) {
            if (!early.contains(each)) {
                add(each, why(each, send(each)));
            }
        }
    }

    private void early(List<JsonNode> anyMoment) {
        for (JsonNode each : anyMoment) {
            if (!early.contains(each)) {
                Resemblance before = ids.copy();
                if (why(each, send(each)).isEmpty()) {
                    early.add(each);
                    add(each, "");
                } else {
                    ids.reset(before);
                }
            }
        }
    }

    private void add(JsonNode exchange, String why) {
        boolean inScope = isInScope(exchange);
        if (!inScope) {
            tokens(exchange.path("answer")).forEach(foreign::add);
        }
        outcomes.add(new Outcome(file, exchange.path("at").asText(), domain(roots(exchange)), inScope, why));
    }

    /** By the first root field; documents of the validation suite are about the protocol, whatever they ask for. */
    private String domain(List<String> roots) {
        if (roots.isEmpty() || file.startsWith("graphql-base")) {
            return "protocol";
        }
        String root = roots.get(0);
        return DOMAINS.entrySet().stream()
                .filter(each -> each.getKey().matcher(root).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("shop and settings");
    }

    private boolean isInScope(JsonNode exchange) {
        String answer = exchange.path("answer").toString();
        if (!exchange.path("answer").has("data")) {
            return !OUT_OF_SCOPE.matcher(file).find();
        }
        boolean wholeCatalogue =
                file.startsWith("bulk-") && exchange.path("at").asText().startsWith(AT_ANY_MOMENT);
        return !wholeCatalogue
                && roots(exchange).stream().allMatch(Replay::isServed)
                && !answer.contains(PLACEHOLDER)
                && !exchange.path("query").asText().contains(WHOLE_CATALOGUE)
                && tokens(exchange.path("variables")).noneMatch(foreign::contains)
                && !OUT_OF_SCOPE.matcher(file).find();
    }

    /** Ids, signed handles and the like. */
    private Stream<String> tokens(JsonNode of) {
        return TOKEN.matcher(of.toString()).results().map(MatchResult::group).filter(each -> !ids.knows(each));
    }

    private static boolean isServed(String root) {
        return SERVED.get("QueryRoot").contains(root) || SERVED.get("Mutation").contains(root);
    }

    /** The fields at the top of a document; none if it is none. */
    private List<String> roots(JsonNode exchange) {
        List<String> roots = new ArrayList<>();
        Document document;
        try {
            document = Parser.parse(exchange.path("query").asText());
        } catch (InvalidSyntaxException e) {
            return roots;
        }
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            operation.getSelectionSet().getSelectionsOfType(Field.class).forEach(field -> roots.add(field.getName()));
        }
        return roots;
    }

    private JsonNode send(JsonNode exchange) {
        ObjectNode body = JSON.createObjectNode()
                .put("query", ids.ours(exchange.path("query").asText()));
        body.set("variables", ids.ours(exchange.path("variables")));
        return Api.of(shop).version(version(exchange)).send(body.toString()).json();
    }

    /** Files of retired versions hold queries of 2026-04 too, but what needs a key there was sent without one. */
    private String version(JsonNode exchange) {
        Matcher own = VERSION_AT_END.matcher(exchange.path("at").asText());
        if (own.find()) {
            return own.group().substring(0, 4) + "-" + own.group().substring(4);
        }
        String version = recording.path("apiVersion").asText();
        boolean keyless = !exchange.path("query").asText().contains("@idempotent")
                && roots(exchange).stream().anyMatch(Idempotency::requires);
        return version.compareTo("2026") < 0 ? (keyless ? "2026-01" : "2026-04") : version;
    }

    private String why(JsonNode exchange, JsonNode ours) {
        return ids.difference(exchange.path("answer"), ours);
    }
}
