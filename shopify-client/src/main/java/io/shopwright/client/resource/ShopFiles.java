package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images, videos, 3D models and other files. Needs the scopes {@code read_files} and {@code write_files}. */
public final class ShopFiles {
    private final Shop shop;

    public ShopFiles(Shop shop) {
        this.shop = shop;
    }

    /**
     * A file of any kind.
     *
     * @param fileStatus {@code READY} once it can be shown
     */
    public record File(Gid id, @Nullable String alt, String fileStatus, Instant createdAt) {}

    /** Where files are to be sent by HTTP before they are made. */
    public record Staged(@Nullable List<Target> stagedTargets) {}

    /**
     * An address for one upload. All parameters go before the file.
     *
     * @param resourceUrl the {@code originalSource} of the file afterwards
     */
    public record Target(@Nullable URI url, @Nullable URI resourceUrl, List<Parameter> parameters) {}

    /** A field of an upload's form. */
    public record Parameter(String name, String value) {}

    /** The files after a change; they become ready later. */
    public record Saved(@Nullable List<File> files) {}

    /** What was deleted. */
    public record Deleted(@Nullable List<Gid> deletedFileIds) {}

    /** Files that a search finds. */
    public Connection<File> search(String filter) {
        return shop.connection("files", File.class).with("query", filter);
    }

    /** Asks for places to upload to. Each is a {@code StagedUploadInput}. */
    public Mutation<Staged> stage(List<?> uploads) {
        return shop.mutation("stagedUploadsCreate", Staged.class).with("input", uploads);
    }

    /** Makes files of what was uploaded or stands elsewhere, 250 at most. Each is a {@code FileCreateInput}. */
    public Mutation<Saved> create(List<?> files) {
        return shop.mutation("fileCreate", Saved.class).with("files", files);
    }

    /** Changes files or the products that show them. Each is a {@code FileUpdateInput}. */
    public Mutation<Saved> update(List<?> files) {
        return shop.mutation("fileUpdate", Saved.class).with("files", files);
    }

    /** Deletes files. */
    public Mutation<Deleted> delete(List<Gid> ids) {
        return shop.mutation("fileDelete", Deleted.class).with("fileIds", ids);
    }
}
