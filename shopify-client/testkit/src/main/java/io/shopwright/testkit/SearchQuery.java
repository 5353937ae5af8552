package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Shopify's search syntax. AND, also the one between neighbours, binds tighter than OR, as recorded answers show.
 *
 * <p>An unquoted value ends at a colon, as in the real search: in {@code created_at:>2026-01-01T00:00:00Z} the text
 * after the first colon of the time is a term of its own, on a field {@code 00}. Nothing is a syntax error.
 */
final class SearchQuery {
    private static final String[] COMPARATORS = {">=", "<=", ">", "<"};

    private final String text;
    private int at;

    /** A node of the parsed query. */
    sealed interface Node permits All, Any, Not, Term {}

    record All(List<Node> parts) implements Node {}

    record Any(List<Node> parts) implements Node {}

    record Not(Node part) implements Node {}

    /**
     * @param field null for a term that searches the default fields
     * @param comparator empty for equality
     * @param quoted whether the value is one phrase
     */
    record Term(@Nullable String field, String comparator, String value, boolean quoted) implements Node {
        boolean isPrefix() {
            return !quoted && value.endsWith("*") && value.length() > 1;
        }

        /** Any value at all. */
        boolean isWildcard() {
            return !quoted && value.equals("*");
        }
    }

    private SearchQuery(String text) {
        this.text = text;
    }

    /** The query's tree, empty if there are no terms. */
    static Optional<Node> parse(String text) {
        SearchQuery reader = new SearchQuery(text);
        List<Node> parts = new ArrayList<>();
        while (reader.at < text.length()) {
            reader.any().ifPresent(parts::add);
            reader.skip(")");
        }
        return combine(parts, true);
    }

    private Optional<Node> any() {
        List<Node> parts = new ArrayList<>();
        do {
            all().ifPresent(parts::add);
        } while (skipWord("OR"));
        return combine(parts, false);
    }

    private Optional<Node> all() {
        List<Node> parts = new ArrayList<>();
        spaces();
        while (at < text.length() && text.charAt(at) != ')' && !atWord("OR")) {
            if (!skipWord("AND")) {
                unary().ifPresent(parts::add);
            }
            spaces();
        }
        return combine(parts, true);
    }

    private static Optional<Node> combine(List<Node> parts, boolean all) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        return Optional.of(all ? new All(List.copyOf(parts)) : new Any(List.copyOf(parts)));
    }

    private Optional<Node> unary() {
        if (skipWord("NOT") || skip("-")) {
            spaces();
            return at < text.length() && text.charAt(at) != ')' ? unary().map(Not::new) : Optional.empty();
        }
        if (skip("(")) {
            Optional<Node> inner = any();
            skip(")");
            return inner;
        }
        return term();
    }

    private Optional<Node> term() {
        if (skip(":")) {
            return Optional.empty();
        }
        if (atQuote()) {
            return Optional.of(new Term(null, "", quoted(), true));
        }
        String word = bare();
        if (!skip(":")) {
            return Optional.of(new Term(null, "", word, false));
        }
        String comparator = "";
        for (String each : COMPARATORS) {
            if (skip(each)) {
                comparator = each;
                break;
            }
        }
        boolean quoted = atQuote();
        return Optional.of(new Term(word, comparator, quoted ? quoted() : bare(), quoted));
    }

    private boolean atQuote() {
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    private String quoted() {
        char quote = text.charAt(at++);
        StringBuilder phrase = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            phrase.append(text.charAt(at++));
        }
        at++;
        return phrase.toString();
    }

    private String bare() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && ":() \t\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        return word.toString();
    }

    private boolean atWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || " \t\r\n(".indexOf(text.charAt(end)) >= 0);
    }

    private boolean skipWord(String word) {
        spaces();
        if (!atWord(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean skip(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void spaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
