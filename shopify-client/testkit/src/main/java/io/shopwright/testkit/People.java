package io.shopwright.testkit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Buyers with made-up names. */
final class People {
    private static final List<String> FIRST = List.of(
            "Ada",
            "Aisha",
            "Alejandro",
            "Amara",
            "Anna",
            "Ben",
            "Bruno",
            "Camille",
            "Carlos",
            "Chen",
            "Chloé",
            "Daniel",
            "Elif",
            "Emma",
            "Fatima",
            "Felix",
            "Grace",
            "Hana",
            "Ibrahim",
            "Ines",
            "Jack",
            "Jamal",
            "José",
            "Julia",
            "Kenji",
            "Lars",
            "Leila",
            "Liam",
            "Lucía",
            "Maja",
            "Marco",
            "Maria",
            "Mei",
            "Mohammed",
            "Nadia",
            "Nia",
            "Noah",
            "Olga",
            "Omar",
            "Paula",
            "Priya",
            "Ravi",
            "Rosa",
            "Sam",
            "Sofia",
            "Søren",
            "Tomás",
            "Viktor",
            "Yara",
            "Zoë");

    private static final List<String> LAST = List.of(
            "Abe",
            "Adeyemi",
            "Ali",
            "Andersson",
            "Bauer",
            "Brown",
            "Chowdhury",
            "Cohen",
            "Costa",
            "Dubois",
            "Eriksen",
            "Fernández",
            "Fischer",
            "García",
            "Haddad",
            "Hansen",
            "Hughes",
            "Ito",
            "Ivanova",
            "Jansen",
            "Johnson",
            "Kaya",
            "Khan",
            "Kim",
            "Kowalski",
            "Larsen",
            "Li",
            "López",
            "Martin",
            "Mensah",
            "Moreau",
            "Müller",
            "Nakamura",
            "Nguyen",
            "Novák",
            "O'Brien",
            "Okafor",
            "Patel",
            "Pereira",
            "Popescu",
            "Rossi",
            "Santos",
            "Schmidt",
            "Silva",
            "Singh",
            "Smith",
            "Tanaka",
            "Van den Berg",
            "Wang",
            "Yılmaz");

    private static final List<String> TAGS = List.of("newsletter", "wholesale", "vip");
    private static final double TAGGED = 0.3;

    private People() {}

    /** @param reference which also makes the email unique */
    static Sale.Buyer draw(Draws draws, String reference) {
        String first = draws.oneOf(FIRST);
        String last = draws.oneOf(LAST);
        String email = plain(first) + "." + plain(last) + "." + reference + "@example.com";
        List<String> tags = draws.chance(TAGGED) ? List.of(draws.oneOf(TAGS)) : List.of();
        return new Sale.Buyer(reference, first, last, email, tags);
    }

    private static String plain(String name) {
        String ascii = Normalizer.normalize(name.replace("ø", "o").replace("ı", "i"), Normalizer.Form.NFD);
        return ascii.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
