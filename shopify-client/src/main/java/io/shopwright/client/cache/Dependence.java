package io.shopwright.client.cache;

import io.shopwright.client.Gid;
import java.util.List;

/**
 * What an answer depends on.
 *
 * @param areas of the shop, a set of {@link Area} bits
 * @param kind of the single object that the answer is about; {@link Kind#NONE} if it is about more
 * @param ids of the object; empty if the kind is NONE
 * @param search whether it came from a search, which sees changes late
 */
record Dependence(int areas, Kind kind, List<Gid> ids, boolean search) {
    static final Dependence NOTHING = new Dependence(0, Kind.NONE, List.of(), false);
    static final Dependence EVERYTHING = new Dependence(Area.ALL, Kind.NONE, List.of(), false);
}
