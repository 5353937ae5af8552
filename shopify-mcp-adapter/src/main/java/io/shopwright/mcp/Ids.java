package io.shopwright.mcp;

import io.shopwright.client.Gid;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids as callers write them: global, or the bare number. */
final class Ids {
    /** Characters of what may name an object at most: a handle has 255. */
    static final int LONGEST = 255;

    /** Letters of a wrong id that a message shows. */
    static final int SHOWN = 60;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private Ids() {}

    static Parameter<String> parameter(String name, String description) {
        return Parameter.text(name, description, LONGEST);
    }

    /** The id that the text is, empty if it is none but may be another name of the object. */
    static Optional<Gid> find(Parameter<String> parameter, String type, String text) {
        String given = text.strip();
        if (NUMBER.matcher(given).matches()) {
            return Optional.of(Gid.of(type, Long.parseLong(given)));
        }
        if (!given.startsWith("gid:")) {
            return Optional.empty();
        }
        return Optional.of(global(parameter, type, given));
    }

    /** @throws BadArguments if the text is no id of this type */
    static Gid of(Parameter<String> parameter, String type, String text) {
        return find(parameter, type, text).orElseThrow(() -> wrong(parameter, type, text));
    }

    /**
     * Ends a call that names what the shop has not.
     *
     * @param kind such as {@code order}
     * @param given as the caller named it
     */
    static Refusal missing(String kind, String given, String remedy) {
        return new Refusal(
                Failure.notFound("the shop has no " + kind + " '" + ShopText.clean(given, SHOWN) + "'; " + remedy));
    }

    /**
     * The bare number of an id.
     *
     * @throws BadArguments if it has none
     */
    static long number(Parameter<Gid> parameter, Gid id) {
        if (!NUMBER.matcher(id.key()).matches()) {
            throw wrong(parameter, id.type(), id.value());
        }
        return Long.parseLong(id.key());
    }

    private static Gid global(Parameter<String> parameter, String type, String text) {
        try {
            Gid id = Gid.parse(text);
            if (id.type().equals(type) && NUMBER.matcher(id.key()).matches()) {
                return Gid.of(type, Long.parseLong(id.key()));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, type, text);
        }
        throw wrong(parameter, type, text);
    }

    private static BadArguments wrong(Parameter<?> parameter, String type, String text) {
        return new BadArguments(parameter.name() + " must be an id such as gid://shopify/" + type
                + "/1 or its number, not '" + ShopText.clean(text, SHOWN) + "'");
    }
}
