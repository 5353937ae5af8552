package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the language of segments: filters with an operator and a value, joined by AND and OR, of which AND binds
 * tighter.
 */
final class SegmentQuery {
    private static final Pattern TOKEN =
            Pattern.compile("'([^']*)'|[A-Za-z_][\\w.]*|>=|<=|!=|=|>|<|\\(|\\)|[-+]?[\\w.:+-]+|\\S");
    private static final Set<String> COMPARATORS = Set.of("=", "!=", ">", ">=", "<", "<=");

    private final List<Token> tokens = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int at;

    private record Token(String text, int column, @Nullable String quoted) {
        boolean is(String word) {
            return quoted == null && text.equalsIgnoreCase(word);
        }

        String value() {
            return quoted == null ? text : quoted;
        }
    }

    /** A node of the query. */
    sealed interface Node permits All, Any, Not, Filter {}

    record All(List<Node> parts) implements Node {}

    record Any(List<Node> parts) implements Node {}

    record Not(Node part) implements Node {}

    /** @param operator a comparator, CONTAINS, BETWEEN or IS NULL */
    record Filter(String name, String operator, List<String> values) implements Node {}

    /** A query that Shopify refuses, for the reasons given. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<String> reasons;

        Malformed(List<String> reasons) {
            super(String.join(" ", reasons), null, false, false);
            this.reasons = List.copyOf(reasons);
        }

        List<String> reasons() {
            return reasons;
        }
    }

    private SegmentQuery(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start(), matcher.group(1)));
        }
    }

    /** @throws Malformed if the text is none */
    static Node parse(String text) {
        SegmentQuery query = new SegmentQuery(text);
        Node node = query.any();
        if (query.at < query.tokens.size()) {
            throw query.unexpected();
        }
        if (!query.unknown.isEmpty()) {
            throw new Malformed(query.unknown);
        }
        return node;
    }

    private Malformed unexpected() {
        List<String> reasons = new ArrayList<>();
        if (at < tokens.size()) {
            Token token = tokens.get(at);
            reasons.add("Line 1 Column " + token.column() + ": '" + token.text() + "' is unexpected.");
        } else {
            throw ShopifyError.notSimulated("what Shopify says to a segment query that ends early");
        }
        reasons.addAll(unknown);
        return new Malformed(reasons);
    }

    private boolean skip(String word) {
        boolean found = at < tokens.size() && tokens.get(at).is(word);
        at += found ? 1 : 0;
        return found;
    }

    private Node any() {
        List<Node> parts = new ArrayList<>(List.of(all()));
        while (skip("OR")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    private Node all() {
        List<Node> parts = new ArrayList<>(List.of(one()));
        while (skip("AND")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    private Node one() {
        if (skip("NOT")) {
            return new Not(one());
        }
        if (skip("(")) {
            Node inner = any();
            if (!skip(")")) {
                throw unexpected();
            }
            return inner;
        }
        Token name = next();
        String filter = name.text().toLowerCase(Locale.ROOT);
        if (!SegmentFilters.isKnown(filter)) {
            unknown.add("Line 1 Column " + name.column() + ": '" + name.text() + "' filter cannot be found.");
        }
        return condition(filter);
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private Node condition(String filter) {
        if (skip("NOT")) {
            if (!skip("CONTAINS")) {
                throw unexpected();
            }
            return new Not(new Filter(filter, "CONTAINS", List.of(next().value())));
        }
        if (skip("CONTAINS")) {
            return new Filter(filter, "CONTAINS", List.of(next().value()));
        }
        if (skip("BETWEEN")) {
            String low = next().value();
            if (!skip("AND")) {
                throw unexpected();
            }
            return new Filter(filter, "BETWEEN", List.of(low, next().value()));
        }
        if (skip("IS")) {
            boolean not = skip("NOT");
            if (!skip("NULL")) {
                throw unexpected();
            }
            Filter none = new Filter(filter, "IS NULL", List.of());
            return not ? new Not(none) : none;
        }
        if (at < tokens.size() && COMPARATORS.contains(tokens.get(at).text())) {
            String operator = next().text();
            return new Filter(filter, operator, List.of(next().value()));
        }
        throw unexpected();
    }
}
