package io.shopwright.mcp;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds types and their fields by words. It walks through the schema's text, line by line, and keeps nothing, since few
 * programs ask often.
 */
final class SchemaIndex {
    /** A definition at the beginning of a line, such as {@code type Order implements Node}. */
    private static final Pattern TYPE = Pattern.compile("(type|interface|input|enum|union|scalar) (\\w+).*");

    /** A field or a value within a definition. */
    private static final Pattern MEMBER = Pattern.compile("  (\\w+)(.*)");

    /** What a name is made of. */
    private static final Pattern PART = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\\d+");

    /** Types that only hold others. */
    private static final Pattern WRAPPER =
            Pattern.compile("\\w+(Connection|Edge|Payload|UserError|PreviewDefaultFields" + "|PreviewAlternateFields)");

    private static final int WHOLE_NAME = 12;
    private static final int PART_OF_NAME = 6;
    private static final int INSIDE_NAME = 3;
    private static final int AROUND = 2;
    private static final int ANYWHERE = 1;

    /** Keeps what fits above 0. */
    private static final int FITS = 30;

    private static final int DEPRECATED = 8;
    private static final int QUERY = 8;
    private static final int OBJECT = 6;

    private final AdminSchema schema;

    SchemaIndex(AdminSchema schema) {
        this.schema = schema;
    }

    /**
     * A place of the schema.
     *
     * @param type its name
     * @param member the name of a field or an input field; empty for the type itself
     */
    record Place(String type, String member) {
        private int bonus(String name) {
            return name.equalsIgnoreCase(member.isEmpty() ? type : member) ? WHOLE_NAME : 0;
        }
    }

    private record Hit(Place place, int score) {}

    /** The type of this name, upper and lower case alike. */
    Optional<SchemaType> type(String name) {
        Optional<SchemaType> exact = schema.type(name);
        return exact.isPresent()
                ? exact
                : schema.typeNames().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .flatMap(schema::type);
    }

    /**
     * The places whose names have all the words, or if there are none, some of them; the likeliest first.
     *
     * @param text words, or a name
     * @param keywords of the definitions that are wanted, such as {@code enum}
     */
    List<Place> find(String text, Set<String> keywords) {
        Set<String> words = parts(text);
        List<Hit> all = hits(words, keywords, words.size());
        for (int least = words.size() - 1; all.isEmpty() && least > 0; least--) {
            all = hits(words, keywords, least);
        }
        String name = text.replaceAll("\\W", "");
        return all.stream()
                .sorted(Comparator.comparingInt(
                                (Hit hit) -> hit.score() + hit.place().bonus(name))
                        .reversed()
                        .thenComparing(hit -> hit.place().type())
                        .thenComparing(hit -> hit.place().member()))
                .map(Hit::place)
                .toList();
    }

    private List<Hit> hits(Set<String> words, Set<String> keywords, int least) {
        List<Hit> hits = new ArrayList<>();
        String keyword = "";
        String type = "";
        for (String line : (Iterable<String>) schema.text().lines()::iterator) {
            Matcher definition = TYPE.matcher(line);
            if (definition.matches()) {
                keyword = keyword(definition.group(1), definition.group(2));
                type = definition.group(2);
                if (keywords.contains(keyword)) {
                    add(hits, new Place(type, ""), score(words, least, type, "", ""));
                }
                continue;
            }
            Matcher member = MEMBER.matcher(line);
            if (member.matches() && keywords.contains(keyword) && !keyword.equals("enum")) {
                int score = score(words, least, member.group(1), type, member.group(2));
                int standing = standing(keyword, type);
                add(hits, new Place(type, member.group(1)), score == 0 ? 0 : Math.max(1, score + standing));
            }
        }
        return hits;
    }

    private static String keyword(String written, String type) {
        return switch (type) {
            case "QueryRoot" -> "query";
            case "Mutation" -> "mutation";
            default -> written;
        };
    }

    /** What can be called, and objects, are asked for more than what wraps them. */
    private static int standing(String keyword, String type) {
        if (WRAPPER.matcher(type).matches()) {
            return -OBJECT;
        }
        return keyword.equals("query") ? QUERY : keyword.equals("type") ? OBJECT : 0;
    }

    private static void add(List<Hit> hits, Place place, int score) {
        if (score > 0) {
            hits.add(new Hit(place, score));
        }
    }

    /**
     * How well a place fits, 0 if not.
     *
     * @param around the type of a field
     * @param rest of the line: arguments, type and deprecation
     */
    private static int score(Set<String> words, int least, String name, String around, String rest) {
        Set<String> parts = parts(name);
        int score = 0;
        int found = 0;
        boolean named = false;
        for (String word : words) {
            int weight = weight(word, name.toLowerCase(Locale.ROOT), parts);
            named |= weight > 0;
            if (weight == 0) {
                weight = beside(word, around, rest);
            }
            found += weight > 0 ? 1 : 0;
            score += weight;
        }
        if (found < least || !named) {
            return 0;
        }
        // What the words do not explain of a name speaks against it.
        int spare = Math.max(0, parts.size() - words.size());
        boolean old = rest.endsWith("\")"); // arguments end before the type, a field's deprecation ends the line
        return Math.max(1, FITS + score - spare - (old ? DEPRECATED : 0));
    }

    private static int weight(String word, String name, Set<String> parts) {
        if (name.equals(word) || name.equals(word + "s")) {
            return WHOLE_NAME;
        }
        return parts.contains(word) ? PART_OF_NAME : name.contains(word) ? INSIDE_NAME : 0;
    }

    /** A word that the name itself has not. */
    private static int beside(String word, String around, String rest) {
        if (around.equalsIgnoreCase(word)) {
            return 2 * AROUND;
        }
        return contains(around, word) ? AROUND : contains(rest, word) ? ANYWHERE : 0;
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    /** The parts of a name, or the words of a text, in lower case and without a plural s. */
    static Set<String> parts(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> singular(part.group().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
