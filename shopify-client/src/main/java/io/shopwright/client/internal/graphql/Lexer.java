package io.shopwright.client.internal.graphql;

import java.util.Locale;

/**
 * The tokens of a GraphQL text, one at a time. Whitespace, commas and comments are skipped.
 *
 * <p>Source: GraphQL specification, October 2021, section 2.1.
 */
public final class Lexer {
    /** What a token is. */
    public enum Kind {
        PUNCTUATOR,
        NAME,
        INT,
        FLOAT,
        STRING,
        END
    }

    private static final String PUNCTUATORS = "!$&()[]{}:=@|";

    private final String source;
    private int position;

    private Kind kind = Kind.END;
    private String text = "";
    private int start;

    /** A lexer that stands on the first token. */
    public Lexer(String source) {
        this.source = source;
        advance();
    }

    public Kind kind() {
        return kind;
    }

    /** The token as written, except that a string is given without quotes and with its escapes resolved. */
    public String text() {
        return text;
    }

    /** Index of the token's first character in the source. */
    public int start() {
        return start;
    }

    public boolean at(String punctuatorOrName) {
        return (kind == Kind.PUNCTUATOR || kind == Kind.NAME) && text.equals(punctuatorOrName);
    }

    /** Steps over the token if it is the given one. */
    public boolean skip(String punctuatorOrName) {
        if (at(punctuatorOrName)) {
            advance();
            return true;
        }
        return false;
    }

    public void expect(String punctuatorOrName) {
        if (!skip(punctuatorOrName)) {
            throw unexpected("'" + punctuatorOrName + "'");
        }
    }

    /** Reads the name that must stand here. */
    public String name() {
        if (kind != Kind.NAME) {
            throw unexpected("a name");
        }
        return take();
    }

    /** Reads the token, whatever it is. */
    public String take() {
        String taken = text;
        advance();
        return taken;
    }

    public GraphQlSyntaxException unexpected(String wanted) {
        String found = kind == Kind.END ? "the end" : "'" + text + "'";
        return error(start, "expected " + wanted + ", found " + found);
    }

    private GraphQlSyntaxException error(int index, String problem) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index && i < source.length(); i++) {
            if (source.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new GraphQlSyntaxException(
                String.format(Locale.ROOT, "GraphQL syntax at %d:%d: %s", line, index - lineStart + 1, problem));
    }

    private void advance() {
        skipIgnored();
        start = position;
        if (position >= source.length()) {
            kind = Kind.END;
            text = "";
            return;
        }
        char c = source.charAt(position);
        if (isNameStart(c)) {
            while (position < source.length() && isNamePart(source.charAt(position))) {
                position++;
            }
            token(Kind.NAME);
        } else if (c == '-' || isDigit(c)) {
            number();
        } else if (c == '"') {
            string();
        } else if (source.startsWith("...", position)) {
            position += 3;
            token(Kind.PUNCTUATOR);
        } else if (PUNCTUATORS.indexOf(c) >= 0) {
            position++;
            token(Kind.PUNCTUATOR);
        } else {
            throw error(position, "unexpected character '" + c + "'");
        }
    }

    private void token(Kind found) {
        kind = found;
        text = source.substring(start, position);
    }

    private void skipIgnored() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '#') {
                while (position < source.length() && source.charAt(position) != '\n') {
                    position++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '\uFEFF') {
                position++;
            } else {
                return;
            }
        }
    }

    private void number() {
        boolean fraction = false;
        position++;
        while (position < source.length()) {
            char c = source.charAt(position);
            boolean sign = (c == '+' || c == '-') && "eE".indexOf(source.charAt(position - 1)) >= 0;
            if (c == '.' || c == 'e' || c == 'E') {
                fraction = true;
            } else if (!isDigit(c) && !sign) {
                break;
            }
            position++;
        }
        if (!isDigit(source.charAt(position - 1))) {
            throw error(start, "malformed number '" + source.substring(start, position) + "'");
        }
        token(fraction ? Kind.FLOAT : Kind.INT);
    }

    private void string() {
        kind = Kind.STRING;
        if (source.startsWith("\"\"\"", position)) {
            blockString();
            return;
        }
        StringBuilder value = new StringBuilder();
        position++;
        while (true) {
            if (position >= source.length() || source.charAt(position) == '\n') {
                throw error(start, "string without an end");
            }
            char c = source.charAt(position++);
            if (c == '"') {
                text = value.toString();
                return;
            }
            value.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = position < source.length() ? source.charAt(position++) : ' ';
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c == 'u' && position + 4 <= source.length()) {
            String digits = source.substring(position, position + 4);
            if (digits.chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
                position += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        }
        throw error(position - 1, "unknown escape in a string");
    }

    private void blockString() {
        int end = source.indexOf("\"\"\"", position + 3);
        while (end > 0 && source.charAt(end - 1) == '\\') {
            end = source.indexOf("\"\"\"", end + 3);
        }
        if (end < 0) {
            throw error(start, "block string without an end");
        }
        text = source.substring(position + 3, end)
                .replace("\\\"\"\"", "\"\"\"")
                .stripIndent()
                .strip();
        position = end + 3;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
