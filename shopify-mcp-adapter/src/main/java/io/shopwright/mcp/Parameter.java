package io.shopwright.mcp;

import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a tool: the one source of its schema and of its checks. Immutable.
 *
 * @param <T> what a tool gets
 */
final class Parameter<T> {
    /** Characters of an id at most; GIDs of Shopify have about 40. */
    private static final int LONGEST_ID = 200;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("^-?[0-9]{1,12}(\\.[0-9]{1,4})?$");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Letters of a wrong value that a message shows. */
    private static final int SHOWN = 60;

    private final String name;
    private final Map<String, Object> schema;
    private final Function<Object, T> reader;
    private final @Nullable T fallback;
    private final boolean required;

    private Parameter(String name, Map<String, Object> schema, Function<Object, T> reader, @Nullable T fallback) {
        this(name, schema, reader, fallback, false);
    }

    private Parameter(
            String name,
            Map<String, Object> schema,
            Function<Object, T> reader,
            @Nullable T fallback,
            boolean required) {
        this.name = name;
        this.schema = Collections.unmodifiableMap(schema);
        this.reader = reader;
        this.fallback = fallback;
        this.required = required;
    }

    private static Map<String, Object> schema(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }

    /** A day without a time zone. */
    static Parameter<LocalDate> date(String name, String description) {
        Map<String, Object> schema = schema("string", description);
        schema.put("format", "date");
        return new Parameter<>(name, schema, value -> readDate(name, value), null);
    }

    /** A text of at most {@code longest} characters, passed on as it is. */
    static Parameter<String> text(String name, String description, int longest) {
        Map<String, Object> schema = schema("string", description);
        schema.put("maxLength", longest);
        return new Parameter<>(
                name,
                schema,
                value -> {
                    if (value instanceof String text && text.codePointCount(0, text.length()) <= longest) {
                        return text;
                    }
                    throw wrong(name, "a text of at most " + longest + " characters", value);
                },
                null);
    }

    /** One of an enum's constants, written in lower case, with a default. */
    static <E extends Enum<E>> Parameter<E> choice(String name, String description, E fallback) {
        Parameter<E> choice = choice(name, description, fallback.getDeclaringClass());
        Map<String, Object> schema = new LinkedHashMap<>(choice.schema);
        schema.put("default", word(fallback));
        return new Parameter<>(name, schema, choice.reader, fallback);
    }

    /** One of an enum's constants, written in lower case. */
    static <E extends Enum<E>> Parameter<E> choice(String name, String description, Class<E> type) {
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byWord.put(word(constant), constant);
        }
        Map<String, Object> schema = schema("string", description);
        schema.put("enum", List.copyOf(byWord.keySet()));
        return new Parameter<>(name, schema, value -> readChoice(name, byWord, value), null);
    }

    /**
     * The id of an object, as a GID or as the bare number in it.
     *
     * @param type the object's type, such as {@code Order}
     */
    static Parameter<Gid> id(String name, String type, String description) {
        Map<String, Object> schema = schema("string", description);
        schema.put("maxLength", LONGEST_ID);
        return new Parameter<>(name, schema, value -> readId(name, type, value), null);
    }

    /** An amount of money or another decimal from {@code least}, as text or as a number, with at most 4 decimals. */
    static Parameter<BigDecimal> decimal(String name, String description, BigDecimal least) {
        Map<String, Object> schema = schema("string", description);
        schema.put("pattern", DECIMAL.pattern());
        return new Parameter<>(name, schema, value -> readDecimal(name, least, value), null);
    }

    /** 1 to {@code most} of what another parameter describes; that one's description is that of the list. */
    static <T> Parameter<List<T>> list(Parameter<T> element, int most) {
        Map<String, Object> items = new LinkedHashMap<>(element.schema);
        Object description = items.remove("description");
        Map<String, Object> schema = schema("array", String.valueOf(description));
        schema.put("items", Collections.unmodifiableMap(items));
        schema.put("minItems", 1);
        schema.put("maxItems", most);
        return new Parameter<>(element.name, schema, value -> readList(element, most, value), null);
    }

    /** An object with members of its own. */
    static Parameter<Arguments> object(String name, String description, List<Parameter<?>> members) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", description);
        schema.putAll(Arguments.schema(members));
        return new Parameter<>(name, schema, value -> readObject(name, members, value), null);
    }

    /** An object of any members, passed on as it is. */
    static Parameter<Map<String, @Nullable Object>> values(String name, String description) {
        return new Parameter<>(name, schema("object", description), value -> readValues(name, value), null);
    }

    /** A whole number from {@code least} to {@code most}. */
    static Parameter<Integer> whole(String name, String description, int least, int most) {
        Map<String, Object> schema = schema("integer", description);
        schema.put("minimum", least);
        schema.put("maximum", most);
        return new Parameter<>(name, schema, value -> readWhole(name, least, most, value), null);
    }

    /**
     * A finite number.
     *
     * @param bounds JSON Schema's keywords, such as {@code exclusiveMinimum}, in the order to be shown
     */
    static Parameter<Double> number(String name, String description, Bounds bounds) {
        Map<String, Object> schema = schema("number", description);
        bounds.describe(schema);
        return new Parameter<>(
                name,
                schema,
                value -> {
                    double number = value instanceof Number n ? n.doubleValue() : Double.NaN;
                    if (!bounds.contain(number)) {
                        throw wrong(name, "a number " + bounds, value);
                    }
                    return number;
                },
                null);
    }

    /** The interval that a number must lie in; {@code openBelow} and {@code openAbove} leave the ends out. */
    record Bounds(double least, boolean openBelow, double most, boolean openAbove) {
        private boolean contain(double number) { // false for NaN
            return (openBelow ? number > least : number >= least) && (openAbove ? number < most : number <= most);
        }

        private void describe(Map<String, Object> schema) {
            schema.put(openBelow ? "exclusiveMinimum" : "minimum", shortest(least));
            schema.put(openAbove ? "exclusiveMaximum" : "maximum", shortest(most));
        }

        /** 0 rather than 0.0. */
        private static Number shortest(double number) {
            if (number == (int) number) {
                return (int) number;
            }
            return number == (long) number ? (Number) (long) number : (Number) number;
        }

        @Override
        public String toString() {
            return "in " + (openBelow ? "(" : "[") + plain(least) + ", " + plain(most) + (openAbove ? ")" : "]");
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** The same parameter, of this value where it is not given. */
    Parameter<T> orElse(T value) {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("default", value);
        return new Parameter<>(name, described, reader, value);
    }

    /** The same parameter, which a call must give. */
    Parameter<T> required() {
        return new Parameter<>(name, schema, reader, null, true);
    }

    boolean isRequired() {
        return required;
    }

    String name() {
        return name;
    }

    Map<String, Object> schema() {
        return schema;
    }

    Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** @throws BadArguments if the value does not fit, telling what would */
    T read(Object value) {
        return reader.apply(value);
    }

    private static LocalDate readDate(String name, Object value) {
        if (value instanceof String text && DATE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name, "a day of the calendar such as 2026-06-30", value);
            }
        }
        throw wrong(name, "a day such as 2026-06-30", value);
    }

    private static <E> E readChoice(String name, Map<String, E> byWord, Object value) {
        E constant = value instanceof String text ? byWord.get(text) : null;
        if (constant == null) {
            throw wrong(name, "one of " + String.join(", ", byWord.keySet()), value);
        }
        return constant;
    }

    private static int readWhole(String name, int least, int most, Object value) {
        Optional<BigInteger> number = value instanceof Number n ? integer(n) : Optional.empty();
        return number.filter(n -> n.bitLength() < Integer.SIZE)
                .map(BigInteger::intValue)
                .filter(n -> n >= least && n <= most)
                .orElseThrow(() -> wrong(name, "a whole number in [" + least + ", " + most + "]", value));
    }

    /** JSON writers may send 10 as 10.0; a fraction, or more than 18 digits, is no integer. */
    private static Optional<BigInteger> integer(Number number) {
        try {
            return Optional.of(BigInteger.valueOf(new BigDecimal(number.toString()).longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Gid readId(String name, String type, Object value) {
        String text =
                value instanceof Number n ? integer(n).map(String::valueOf).orElse("") : String.valueOf(value);
        if (NUMBER.matcher(text).matches()) {
            return Gid.of(type, Long.parseLong(text));
        }
        if (value instanceof String && text.length() <= LONGEST_ID && text.startsWith("gid://shopify/" + type + "/")) {
            try {
                return Gid.parse(text);
            } catch (IllegalArgumentException e) {
                throw wrong(name, expectedId(type), value);
            }
        }
        throw wrong(name, expectedId(type), value);
    }

    private static String expectedId(String type) {
        return "an id such as gid://shopify/" + type + "/1 or its number";
    }

    private static BigDecimal readDecimal(String name, BigDecimal least, Object value) {
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(least) >= 0) {
                return number;
            }
        }
        throw wrong(name, "a decimal of at least " + least.toPlainString() + " such as \"19.90\"", value);
    }

    private static <T> List<T> readList(Parameter<T> element, int most, Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > most) {
            throw new BadArguments(element.name + " must be a list of 1 to " + most + ", not "
                    + (value instanceof List<?> other ? "one of " + other.size() : shown(value)));
        }
        List<T> read = new ArrayList<>();
        for (Object each : list) {
            if (each == null) {
                throw new BadArguments(element.name + " must not hold nulls");
            }
            read.add(element.read(each));
        }
        return List.copyOf(read);
    }

    private static Map<String, @Nullable Object> readValues(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "an object", value);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((member, each) -> members.put(String.valueOf(member), each));
        return Collections.unmodifiableMap(members);
    }

    private static Arguments readObject(String name, List<Parameter<?>> members, Object value) {
        try {
            return Arguments.read(members, readValues(name, value));
        } catch (BadArguments e) {
            throw new BadArguments("in " + name + ": " + e.getMessage());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static BadArguments wrong(String name, String expected, Object value) {
        return new BadArguments(name + " must be " + expected + ", not " + shown(value));
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return "'" + ShopText.clean(text, SHOWN) + "'";
        }
        boolean scalar = Stream.of(Number.class, Boolean.class).anyMatch(type -> type.isInstance(value));
        return scalar ? ShopText.clean(value.toString(), SHOWN) : value instanceof Map ? "an object" : "a list";
    }
}
