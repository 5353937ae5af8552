package io.shopwright.client.bulk;

import io.shopwright.client.ShopifyException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read to its end however often the connection breaks: each time the rest is asked for, and a server that
 * sends the whole again is read past what is known. A file that has changed meanwhile, as its tag or length tells, is not
 * read on.
 */
final class Download extends InputStream {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
    private static final int UNKNOWN = -1;

    private final Source source;
    private @Nullable Response response;
    private @Nullable String tag;
    private String url;
    private long length;
    private long position;
    private int failures;
    private int resumed;
    private boolean closed;

    /** What a download needs of its surroundings. */
    interface Source {
        OkHttpClient http();

        /** The signed address, asked for again when the shop does not take the old one any more. */
        String url();

        /** How often a reading that makes no progress is tried again. */
        int retries();

        void pause(Duration time);
    }

    /** @param length as the shop tells it; -1 if it does not */
    Download(Source source, long length) {
        this.source = source;
        this.url = source.url();
        this.length = length;
    }

    /** How many bytes the file has, -1 if nobody has told yet. */
    long length() {
        return length;
    }

    /** How often the connection broke and the reading went on. */
    int resumed() {
        return resumed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        }
        while (true) {
            try {
                int read = body().read(into, offset, count);
                if (read >= 0) {
                    position += read;
                    failures = 0;
                    return read;
                }
                if (length < 0 || position == length) {
                    return -1;
                }
                throw new IOException("the file ended after " + position + " of " + length + " bytes");
            } catch (IOException e) {
                recover(e);
            }
        }
    }

    private void recover(IOException cause) throws IOException {
        disconnect();
        if (closed) {
            throw cause;
        }
        if (++failures > source.retries()) {
            throw new ShopifyException.Unreachable(
                    "The result of a bulk operation broke off after " + position + " bytes: " + cause.getMessage(),
                    cause);
        }
        resumed++;
        if (failures > 1) {
            source.pause(Duration.ofMillis(125L << Math.min(failures, 6)));
        }
    }

    private InputStream body() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        Response open = response;
        if (open == null) {
            open = connect();
            response = open;
        }
        return Objects.requireNonNull(open.body()).byteStream();
    }

    private Response connect() throws IOException {
        Response fresh = send();
        if (fresh.code() == 403 || fresh.code() == 400) {
            // Signed addresses end; the operation may have a newer one.
            fresh.close();
            url = source.url();
            fresh = send();
        }
        try {
            accept(fresh);
            return fresh;
        } catch (IOException | ShopifyException e) {
            fresh.close();
            throw e;
        }
    }

    private Response send() throws IOException {
        Request.Builder request = new Request.Builder()
                .url(url)
                // Ranges count the bytes of the file, not those of its packing.
                .header("Accept-Encoding", "identity");
        if (position > 0) {
            request.header("Range", "bytes=" + position + "-");
            if (tag != null) {
                request.header("If-Range", tag);
            }
        }
        return source.http().newCall(request.build()).execute();
    }

    private void accept(Response fresh) throws IOException {
        ResponseBody body = Objects.requireNonNull(fresh.body());
        switch (fresh.code()) {
            case 200 -> {
                requireSame(fresh, body.contentLength());
                skip(body.byteStream());
            }
            case 206 -> {
                Matcher range = CONTENT_RANGE.matcher(String.valueOf(fresh.header("Content-Range")));
                if (!range.matches() || Long.parseLong(range.group(1)) != position) {
                    throw changed("another range came than was asked for");
                }
                requireSame(fresh, range.group(2).equals("*") ? UNKNOWN : Long.parseLong(range.group(2)));
            }
            case 429, 500, 502, 503, 504 -> throw new IOException("HTTP " + fresh.code());
            case 416 -> throw changed("it is shorter than before");
            default ->
                throw new ShopifyException.Invalid(
                        "The result of a bulk operation cannot be had: HTTP " + fresh.code()
                                + "; results are kept for seven days",
                        "",
                        List.of());
        }
    }

    /** Learns the tag and the length, or compares them with what is known. */
    private void requireSame(Response fresh, long total) {
        String given = fresh.header("ETag");
        String strong = given == null || given.startsWith("W/") ? null : given;
        if (position > 0) {
            boolean other = tag != null && strong != null && !tag.equals(strong);
            if (other || (total >= 0 && length >= 0 && total != length)) {
                throw changed("the file is another one now");
            }
        } else {
            tag = strong;
            length = total >= 0 ? total : length;
        }
    }

    private ShopifyException changed(String how) {
        return new ShopifyException.Unreadable(
                "The result of a bulk operation changed after " + position + " bytes were read: " + how, "", null);
    }

    private void skip(InputStream whole) throws IOException {
        whole.skipNBytes(position);
    }

    private void disconnect() {
        if (response != null) {
            response.close();
            response = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
