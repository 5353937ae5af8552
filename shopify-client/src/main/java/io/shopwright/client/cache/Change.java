package io.shopwright.client.cache;

import io.shopwright.client.Gid;
import java.util.HashSet;
import java.util.Set;

/**
 * What a write or a notice may have changed.
 *
 * @param areas of the shop, a set of {@link Area} bits
 * @param kind of the objects that are named; {@link Kind#NONE} if not all objects that changed are
 * @param ids of the objects; empty if the kind is NONE
 */
record Change(int areas, Kind kind, Set<Gid> ids) {
    static final Change EVERYTHING = new Change(Area.ALL, Kind.NONE, Set.of());

    Change {
        ids = kind == Kind.NONE ? Set.of() : Set.copyOf(ids);
    }

    static Change of(int areas) {
        return new Change(areas, Kind.NONE, Set.of());
    }

    Change and(Change other) {
        if (kind != other.kind) {
            return of(areas | other.areas);
        }
        Set<Gid> both = new HashSet<>(ids);
        both.addAll(other.ids);
        return new Change(areas | other.areas, kind, both);
    }
}
