package io.shopwright.client.schema;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A version of the Admin API, such as {@code 2026-10}: the year and the first month of the quarter of its release; or
 * {@code unstable}, the work on the next one. Any version can be spoken; records are checked against the nearest schema
 * that this library carries.
 *
 * @param name as it stands in the path of a request
 */
public record ApiVersion(String name) implements Comparable<ApiVersion> {
    private static final Pattern QUARTER = Pattern.compile("20\\d\\d-(01|04|07|10)|unstable");

    /** The versions whose schema this library carries, oldest first. */
    private static final List<ApiVersion> BUNDLED = List.of(
            new ApiVersion("2026-01"), new ApiVersion("2026-04"), new ApiVersion("2026-07"), new ApiVersion("2026-10"));

    public ApiVersion {
        if (!QUARTER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An API version is a year and a quarter's first month, such as 2026-10, or 'unstable', not '" + name
                            + "'");
        }
    }

    /** @throws IllegalArgumentException if the text is no version */
    public static ApiVersion of(String name) {
        return new ApiVersion(name);
    }

    /** The versions whose schema this library carries, oldest first. */
    public static List<ApiVersion> bundled() {
        return BUNDLED;
    }

    /** The newest version whose schema this library carries; the default of the client. */
    public static ApiVersion newest() {
        return BUNDLED.get(BUNDLED.size() - 1);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
