package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an answer of ours is a recorded one but for ids, cursors, digests, drawn codes and times. Learns which id of ours stands for which
 * recorded one, and holds to it.
 */
final class Resemblance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern GID = Pattern.compile("gid://shopify/(\\w+)/([\\w-]+)");
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\d-])\\d{9,18}(?!\\d)");

    private Map<String, String> known = new HashMap<>();

    Resemblance copy() {
        Resemblance copy = new Resemblance();
        copy.known = new HashMap<>(known);
        return copy;
    }

    void reset(Resemblance other) {
        known = new HashMap<>(other.known);
    }

    void learn(String theirs, String ours) {
        known.put(theirs, ours);
    }

    boolean knows(String theirs) {
        return known.containsKey(theirs);
    }

    /** The recorded request with our ids in it. */
    JsonNode ours(JsonNode theirs) {
        try {
            return JSON.readTree(ours(theirs.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String ours(String theirs) {
        String text = GID.matcher(theirs)
                .replaceAll(found -> Matcher.quoteReplacement(known.getOrDefault(found.group(), found.group())));
        Map<String, String> numbers = new HashMap<>();
        known.forEach((from, to) -> numbers.put(tail(from), tail(to)));
        if (!theirs.contains("gid://")) {
            text = LONG_NUMBER.matcher(text).replaceAll(found -> numbers.getOrDefault(found.group(), found.group()));
        } else {
            text = Pattern.compile("(?<=[:=])\\d{9,18}(?!\\d)")
                    .matcher(text)
                    .replaceAll(found -> numbers.getOrDefault(found.group(), found.group()));
        }
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (!each.getKey().startsWith("gid://")) {
                text = text.replace(each.getKey(), each.getValue());
            }
        }
        return text;
    }

    private static String tail(String gid) {
        return gid.substring(gid.lastIndexOf('/') + 1);
    }

    /** Empty if they resemble each other; else where they do not, and how. */
    String difference(JsonNode theirs, JsonNode ours) {
        for (JsonNode error : ours.path("errors")) {
            String message = error.path("message").asText();
            if (message.startsWith("not simulated: ") || message.startsWith("The simulated shop failed")) {
                return message;
            }
        }
        String errors = difference("errors", errors(theirs), errors(ours));
        return errors.isEmpty() ? difference("data", theirs.path("data"), ours.path("data")) : errors;
    }

    /** What errors say; where in the document they were found differs with its formatting. */
    private static JsonNode errors(JsonNode answer) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (JsonNode each : answer.path("errors")) {
            ObjectNode error = all.withArray("errors").addObject();
            error.set("message", each.path("message"));
            error.set("code", each.at("/extensions/code"));
            error.set("path", each.path("path"));
        }
        return all;
    }

    private String difference(String at, JsonNode theirs, JsonNode ours) {
        if (theirs.isObject() && ours.isObject()) {
            return ofObjects(at, theirs, ours);
        }
        if (theirs.isArray() && ours.isArray()) {
            if (theirs.size() != ours.size()) {
                return at + ": " + theirs.size() + " elements, ours " + ours.size();
            }
            for (int i = 0; i < theirs.size(); i++) {
                String inside = difference(at + "/" + i, theirs.get(i), ours.get(i));
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
            return "";
        }
        if (theirs.isTextual() && ours.isTextual()) {
            return texts(at, theirs.textValue(), ours.textValue()) ? "" : at + ": " + theirs + ", ours " + ours;
        }
        boolean numbers = theirs.isNumber() && ours.isNumber();
        boolean equal = numbers ? theirs.doubleValue() == ours.doubleValue() : theirs.equals(ours);
        return equal ? "" : at + ": " + shortened(theirs) + ", ours " + shortened(ours);
    }

    private String ofObjects(String at, JsonNode theirs, JsonNode ours) {
        List<String> names = new ArrayList<>();
        theirs.fieldNames().forEachRemaining(names::add);
        for (Iterator<String> own = ours.fieldNames(); own.hasNext(); ) {
            String name = own.next();
            if (!theirs.has(name)) {
                return at + "/" + name + ": absent, ours " + shortened(ours.path(name));
            }
        }
        for (String name : names) {
            if (!ours.has(name)) {
                return at + "/" + name + ": absent in ours";
            }
            String inside = difference(at + "/" + name, theirs.path(name), ours.path(name));
            if (!inside.isEmpty()) {
                return inside;
            }
        }
        return "";
    }

    private boolean texts(String at, String theirs, String ours) {
        if (theirs.startsWith("gid://") && ours.startsWith("gid://")) {
            return gids(theirs, ours);
        }
        if (at.endsWith("ursor") || at.endsWith("compareDigest") || at.endsWith("giftCardCode")) {
            known.put(theirs, ours);
            return true;
        }
        if (at.endsWith("legacyResourceId")
                || (TIME.matcher(theirs).matches() && TIME.matcher(ours).matches())) {
            return true;
        }
        if (at.endsWith("fileSize")) {
            // Ids have another number of digits in each shop.
            return true;
        }
        if (at.matches(".*([bB]ulkOperation.*|/)(url|partialDataUrl)") && theirs.startsWith("http")) {
            return ours.startsWith("http");
        }
        if (at.endsWith("invoiceUrl")) {
            return ours.startsWith("https://");
        }
        return TextNode.valueOf(ours(theirs)).equals(TextNode.valueOf(ours));
    }

    private boolean gids(String theirs, String ours) {
        Matcher one = GID.matcher(theirs);
        Matcher other = GID.matcher(ours);
        if (!one.find() || !other.find() || !one.group(1).equals(other.group(1))) {
            return false;
        }
        String before = known.putIfAbsent(one.group(), other.group());
        return before == null || before.equals(other.group());
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
