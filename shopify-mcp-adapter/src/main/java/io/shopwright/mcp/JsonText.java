package io.shopwright.mcp;

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
        map.forEach((name, value) -> {
            quote(String.valueOf(name));
            out.append(':');
            write(value);
            out.append(',');
        });
        close('}');
    }

    private void elements(List<?> list) {
        out.append('[');
        for (Object element : list) {
            write(element);
            out.append(',');
        }
        close(']');
    }

    /** Puts the bracket in the place of the last comma, if there is one. */
    private void close(char bracket) {
        int last = out.length() - 1;
        if (out.charAt(last) == ',') {
            out.setCharAt(last, bracket);
        } else {
            out.append(bracket);
        }
    }

    private void quote(String text) {
        out.append('"');
        if (needsEscapes(text)) {
            escape(text);
        } else {
            out.append(text);
        }
        out.append('"');
    }

    private static boolean needsEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscaped(char c) {
        return c == '"' || c == '\\' || c < ' ';
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(isEscaped(c) ? "\\" : "").append(c);
            }
        }
    }
}
