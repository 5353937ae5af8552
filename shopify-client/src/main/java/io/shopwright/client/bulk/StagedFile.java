package io.shopwright.client.bulk;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.ShopFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Brings a file to where a bulk mutation reads it. Doing so again does no harm: the same file takes the same place. */
final class StagedFile {
    private static final MediaType JSONL = MediaType.get("text/jsonl");
    private static final String NAME = "variables.jsonl";

    private final Operations operations;
    private final ShopFiles files;

    StagedFile(Operations operations, ShopFiles files) {
        this.operations = operations;
        this.files = files;
    }

    /**
     * Uploads the file.
     *
     * @return the path under which the mutation finds it
     * @throws ShopifyException if it could not be uploaded; nothing was run then
     */
    String upload(Path file) throws IOException {
        ShopFiles.Target target = target(Files.size(file));
        String key = target.parameters().stream()
                .filter(parameter -> parameter.name().equals("key"))
                .map(ShopFiles.Parameter::value)
                .findFirst()
                .orElseThrow(() -> new ShopifyException.Unreadable("The place for an upload has no key", "", null));
        post(target, file);
        return key;
    }

    private ShopFiles.Target target(long size) {
        Map<String, String> wanted = Map.of(
                "filename",
                NAME,
                "mimeType",
                JSONL.toString(),
                "resource",
                "BULK_MUTATION_VARIABLES",
                "httpMethod",
                "POST",
                "fileSize",
                String.valueOf(size));
        for (int failures = 0; ; failures++) {
            try {
                return files.stage(List.of(wanted))
                        .run()
                        .data()
                        .map(ShopFiles.Staged::stagedTargets)
                        .filter(targets -> !targets.isEmpty())
                        .map(targets -> targets.get(0))
                        .filter(target -> target.url() != null)
                        .orElseThrow(() -> new ShopifyException.Unreadable("No place for an upload", "", null));
            } catch (ShopifyException.OutcomeUnknown e) {
                // A place that nobody fills does no harm.
                if (failures >= operations.retries()) {
                    throw new ShopifyException.Unreachable("No place for an upload: " + e.getMessage(), e);
                }
            }
        }
    }

    private void post(ShopFiles.Target target, Path file) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        target.parameters().forEach(parameter -> form.addFormDataPart(parameter.name(), parameter.value()));
        form.addFormDataPart("file", NAME, RequestBody.create(file.toFile(), JSONL));
        Request request = new Request.Builder()
                .url(String.valueOf(target.url()))
                .post(form.build())
                .build();
        for (int failures = 1; ; failures++) {
            try (Response response = operations.storage().newCall(request).execute()) {
                if (response.isSuccessful()) {
                    return;
                }
                String problem = "The file of a bulk mutation was not taken: HTTP " + response.code();
                if (response.code() < 500 || failures > operations.retries()) {
                    throw new ShopifyException.Invalid(problem, "", List.of());
                }
            } catch (IOException e) {
                if (failures > operations.retries()) {
                    throw new ShopifyException.Unreachable(
                            "The file of a bulk mutation could not be sent: " + e.getMessage(), e);
                }
            }
            operations.pause(Duration.ofMillis(125L << Math.min(failures, 6)));
        }
    }
}
