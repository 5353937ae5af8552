package io.shopwright.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Places for files: made by a mutation, filled by a form that is posted to the root of the server or by a PUT to the
 * file's own address, read by bulk operations. Safe for threads.
 */
final class StagedUploads implements Route {
    static final int MOST_BYTES = 100 * 1024 * 1024;

    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile(".*[; ]name=\"([^\"]*)\".*");
    private static final String BULK = "BULK_MUTATION_VARIABLES";

    private final long shopKey;
    private final int mostBytes;
    private final ByteString secret = ByteString.encodeString(UUID.randomUUID().toString(), StandardCharsets.US_ASCII);
    private final Map<String, ByteString> files = new ConcurrentHashMap<>();

    record Payload(List<StagedMediaUploadTarget> stagedTargets, List<UserError> userErrors) {}

    record StagedMediaUploadTarget(String url, @Nullable String resourceUrl, List<StagedUploadParameter> parameters) {}

    record StagedUploadParameter(String name, String value) {}

    /** @param mostBytes how large the file of a bulk mutation may be */
    StagedUploads(long shopKey, int mostBytes) {
        this.shopKey = shopKey;
        this.mostBytes = mostBytes;
    }

    Payload create(Call call) {
        List<StagedMediaUploadTarget> targets = new ArrayList<>();
        for (Object input : call.list("input")) {
            targets.add(target((Map<?, ?>) input, call.session().address()));
        }
        return new Payload(targets, List.of());
    }

    private StagedMediaUploadTarget target(Map<?, ?> input, HttpUrl address) {
        boolean bulk = BULK.equals(input.get("resource"));
        String folder = bulk ? "bulk" : String.valueOf(input.get("resource")).toLowerCase(Locale.ROOT) + "s";
        String key = "tmp/" + shopKey + "/" + folder + "/" + UUID.randomUUID() + "/" + input.get("filename");
        String type = String.valueOf(input.get("mimeType"));
        HttpUrl.Builder root = address.newBuilder().encodedPath("/").query(null);
        if ("POST".equals(input.get("httpMethod"))) {
            String file = root.build().newBuilder().addPathSegments(key).build().toString();
            List<StagedUploadParameter> form = new ArrayList<>();
            form(key, type).forEach((name, value) -> form.add(new StagedUploadParameter(name, value)));
            return new StagedMediaUploadTarget(root.build().toString(), bulk ? null : file, form);
        }
        String url = root.addPathSegments(key)
                .addQueryParameter("X-Goog-Signature", signature(key))
                .build()
                .toString();
        return new StagedMediaUploadTarget(
                url,
                url,
                List.of(new StagedUploadParameter("content_type", type), new StagedUploadParameter("acl", "private")));
    }

    /** The fields that the form must have before the file. */
    private Map<String, String> form(String key, String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Content-Type", type);
        form.put("success_action_status", "201");
        form.put("acl", "private");
        form.put("key", key);
        form.put("x-goog-algorithm", "GOOG4-RSA-SHA256");
        form.put(
                "policy",
                ByteString.encodeUtf8("{\"conditions\":[{\"key\":\"" + key + "\"}]}")
                        .base64());
        form.put("x-goog-signature", signature(key));
        return form;
    }

    private String signature(String key) {
        return ByteString.encodeUtf8(key).hmacSha256(secret).hex();
    }

    /** What is wrong with a file as the variables of a bulk mutation. */
    Optional<UserError> error(String path) {
        ByteString file = files.get(path);
        if (file == null) {
            return Optional.of(new UserError(
                    null,
                    "The JSONL file could not be found. Try uploading the file again, and check that you've entered the"
                            + " URL correctly for the stagedUploadPath mutation argument.",
                    "NO_SUCH_FILE"));
        }
        String message = file.size() == 0
                ? "The input file is empty."
                : "The input file size exceeds the maximum allowed size of 100 MB.";
        return file.size() == 0 || file.size() > mostBytes
                ? Optional.of(new UserError(null, message, "INVALID_STAGED_UPLOAD_FILE"))
                : Optional.empty();
    }

    ByteString file(String path) {
        return files.getOrDefault(path, ByteString.EMPTY);
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        String path = String.join("/", request.getUrl().pathSegments());
        if (path.isEmpty() && request.getMethod().equals("POST")) {
            return Optional.of(post(request));
        }
        return path.startsWith("tmp/") && request.getMethod().equals("PUT")
                ? Optional.of(put(request, path))
                : Optional.empty();
    }

    private MockResponse.Builder put(RecordedRequest request, String key) {
        if (!signature(key).equals(request.getUrl().queryParameter("X-Goog-Signature"))) {
            return Answers.storage(403, "SignatureDoesNotMatch");
        }
        files.put(key, bytes(request));
        return Answers.plain(200);
    }

    private static ByteString bytes(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? ByteString.EMPTY : body;
    }

    private MockResponse.Builder post(RecordedRequest request) {
        String type = request.getHeaders().get("Content-Type");
        Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
        Map<String, ByteString> fields = new HashMap<>();
        try {
            if (!boundary.matches() || !read(bytes(request), boundary.group(1), fields)) {
                return Answers.storage(400, "MalformedPOSTRequest");
            }
        } catch (IOException e) {
            return Answers.storage(400, "MalformedPOSTRequest");
        }
        ByteString file = fields.remove("file");
        Map<String, String> given = new HashMap<>();
        fields.forEach((name, value) -> given.put(name, value.utf8()));
        String key = given.getOrDefault("key", "");
        if (file == null || !given.equals(form(key, given.getOrDefault("Content-Type", "")))) {
            return Answers.storage(403, "SignatureDoesNotMatch");
        }
        files.put(key, file);
        return Answers.plain(201)
                .setHeader("Content-Type", "application/xml; charset=UTF-8")
                .body("<?xml version='1.0' encoding='UTF-8'?><PostResponse><ETag>\""
                        + file.md5().hex() + "\"</ETag></PostResponse>");
    }

    /** Reads a form as far as its file; what comes after it does not count. */
    private static boolean read(ByteString body, String boundary, Map<String, ByteString> fields) throws IOException {
        MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary);
        for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
            String disposition = part.headers().get("Content-Disposition");
            Matcher name = NAME.matcher(disposition == null ? "" : disposition);
            if (!name.matches()) {
                return false;
            }
            fields.put(name.group(1), part.body().readByteString());
            if (name.group(1).equals("file")) {
                return true;
            }
        }
        return false;
    }
}
