package io.shopwright.analytics.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.List;

/** Journeys of reference cases. */
final class PathCases {

    private PathCases() {}

    /** The lines of a data file, without its heading. */
    static List<String> lines(String file) {
        List<String> lines = CaseFile.lines(file);
        return lines.subList(1, lines.size());
    }

    /** The journeys that a case names or lists. */
    static Journeys journeys(JsonNode input) {
        JourneysBuilder builder = Journeys.builder();
        if (input.has("file")) {
            int to = input.get("row_to").asInt();
            for (String line : lines(input.get("file").asText())
                    .subList(input.get("row_from").asInt(), to)) {
                String[] cells = line.replace("\"", "").split(",", -1);
                builder.add(cells[0], Long.parseLong(cells[1]), Long.parseLong(cells[3]), Double.parseDouble(cells[2]));
            }
        } else {
            for (JsonNode row : input.get("paths")) {
                builder.add(
                        row.get("path").asText(),
                        row.get("conversions").asLong(),
                        row.get("nulls").asLong(),
                        row.get("value").asDouble());
            }
        }
        return builder.build();
    }
}
