package io.shopwright.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The results of bulk operations, under signed addresses that end after seven days. Whoever has the address may read,
 * without a token, the whole or a range.
 */
final class BulkResults implements Route {
    private static final Pattern PATH = Pattern.compile("/bulk-operation-outputs/(\\d+)");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LIFE = Duration.ofDays(7);

    private final ByteString secret = ByteString.encodeString(UUID.randomUUID().toString(), StandardCharsets.US_ASCII);
    private final LongFunction<@Nullable ByteString> lines;
    private final Clock clock;

    /** @param lines of the operation of this number, null if there are none */
    BulkResults(LongFunction<@Nullable ByteString> lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    String url(HttpUrl shop, long key, Instant madeAt) {
        String date = SIGNED_AT.format(madeAt);
        return shop.newBuilder()
                .encodedPath("/bulk-operation-outputs/" + key)
                .query(null)
                .addQueryParameter("X-Goog-Algorithm", "GOOG4-RSA-SHA256")
                .addQueryParameter("X-Goog-Date", date)
                .addQueryParameter("X-Goog-Expires", String.valueOf(LIFE.toSeconds()))
                .addQueryParameter("X-Goog-Signature", signature(key, date))
                .build()
                .toString();
    }

    private String signature(long key, String date) {
        return ByteString.encodeUtf8(key + "\n" + date).hmacSha256(secret).hex();
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        Matcher path = PATH.matcher(request.getUrl().encodedPath());
        return path.matches() ? Optional.of(answer(request, Long.parseLong(path.group(1)))) : Optional.empty();
    }

    private MockResponse.Builder answer(RecordedRequest request, long key) {
        String date = Objects.requireNonNullElse(request.getUrl().queryParameter("X-Goog-Date"), "");
        String signature = request.getUrl().queryParameter("X-Goog-Signature");
        if (!signature(key, date).equals(signature)) {
            return Answers.storage(403, "SignatureDoesNotMatch");
        }
        if (!clock.instant().isBefore(Instant.from(SIGNED_AT.parse(date)).plus(LIFE))) {
            return Answers.storage(400, "ExpiredToken");
        }
        ByteString all = lines.apply(key);
        if (all == null) {
            return Answers.storage(404, "NoSuchKey");
        }
        String range = request.getHeaders().get("Range");
        String tag = '"' + key + "-" + all.size() + '"';
        String known = Objects.requireNonNullElse(request.getHeaders().get("If-Range"), tag);
        MockResponse.Builder answer = range == null || !known.equals(tag) ? whole(all) : part(all, range);
        return answer.setHeader("Content-Type", "application/jsonl")
                .setHeader("Accept-Ranges", "bytes")
                .setHeader("ETag", tag);
    }

    private static MockResponse.Builder whole(ByteString all) {
        return Answers.plain(200).body(new Buffer().write(all));
    }

    private static MockResponse.Builder part(ByteString all, String range) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole(all);
        }
        boolean suffix = matcher.group(1).isEmpty();
        long from =
                suffix ? Math.max(0, all.size() - Long.parseLong(matcher.group(2))) : Long.parseLong(matcher.group(1));
        long last = all.size() - 1L;
        if (!suffix && !matcher.group(2).isEmpty()) {
            last = Math.min(last, Long.parseLong(matcher.group(2)));
        }
        if (from > last) {
            return Answers.plain(416).setHeader("Content-Range", "bytes */" + all.size());
        }
        return Answers.plain(206)
                .setHeader("Content-Range", "bytes " + from + "-" + last + "/" + all.size())
                .body(new Buffer().write(all.substring((int) from, (int) last + 1)));
    }
}
