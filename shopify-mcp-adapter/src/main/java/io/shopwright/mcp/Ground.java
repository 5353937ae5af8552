package io.shopwright.mcp;

import io.shopwright.insights.Basis;
import java.time.LocalDate;

/** What figures rest on; {@code basis} in an answer. */
record Ground(
        String shop,
        @About("Of all amounts.") String currency,
        @About("Of all days.") String timeZone,
        LocalDate firstDay,
        LocalDate lastDay,
        long rowsRead,
        String method) {
    static Ground of(Basis basis) {
        return new Ground(
                basis.shop().domain(),
                basis.shop().currencyCode(),
                basis.shop().zone().getId(),
                basis.period().from(),
                basis.period().to(),
                basis.rowsRead(),
                basis.method());
    }
}
