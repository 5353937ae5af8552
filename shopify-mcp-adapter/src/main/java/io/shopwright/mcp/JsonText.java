package io.shopwright.mcp;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compact JSON of maps, lists, text, numbers, booleans and nulls, in their own order. */
final class JsonText {
    private final StringBuilder out = new StringBuilder(1024);

    private JsonText() {}

    static String of(@Nullable Object tree) {
        JsonText text = new JsonText();
        text.write(tree);
        return text.out.toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof String text) {
            quote(text);
        } else if (value instanceof Map<?, ?> map) {
            members(map);
        } else if (value instanceof List<?> list) {
            elements(list);
        } else if (value == null || value instanceof Boolean || isPlain(value)) {
            out.append(value);
        } else {
            throw new IllegalStateException("no JSON for " + value.getClass().getName());
        }
    }

    private static boolean isPlain(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        return value instanceof Integer || value instanceof Long;
    }

    private void members(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            quote(String.valueOf(entry.getKey()));
            out.append(':');
            write(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void elements(List<?> list) {
        out.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            write(elements.next());
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
