package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation refuses; answers the fields of all types that the schema derives from UserError.
 *
 * @param field the path to the argument, null if the whole is wrong
 */
record UserError(
        @Nullable List<String> field,
        String message,
        @Nullable String code) {
    static UserError at(String path, String message) {
        return coded(path, message, null);
    }

    /** @param path the keys from the argument down, with dots between */
    static UserError coded(String path, String message, @Nullable String code) {
        return new UserError(List.of(path.split("\\.", -1)), message, code);
    }

    static UserError whole(String message) {
        return new UserError(null, message, null);
    }

    static UserError whole(String message, String code) {
        return new UserError(null, message, code);
    }

    /** A member as messages name it: {@code firstName} is First name. */
    static String spoken(String member) {
        String words = member.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The refusals of one mutation. */
    static final class Errors {
        private final List<UserError> list = new ArrayList<>();

        Errors add(String path, String message, @Nullable String code) {
            list.add(coded(path, message, code));
            return this;
        }

        Errors add(UserError error) {
            list.add(error);
            return this;
        }

        boolean any() {
            return !list.isEmpty();
        }

        List<UserError> list() {
            return List.copyOf(list);
        }
    }

    /** Refusals below one path. */
    record PathErrors(String path, Errors errors) {
        void add(String below, String message, @Nullable String code) {
            errors.add(path + below, message, code);
        }

        PathErrors at(String below) {
            return new PathErrors(path + below, errors);
        }
    }
}
