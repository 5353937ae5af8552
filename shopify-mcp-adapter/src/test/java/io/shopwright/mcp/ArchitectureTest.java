package io.shopwright.mcp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The arrows of the house: data flows one way, and each room uses only those before it. */
@AnalyzeClasses(packages = "io.shopwright", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule clientKnowsNoOtherRoom = room("client");

    @ArchTest
    static final ArchRule analyticsKnowsNoOtherRoom = room("analytics");

    @ArchTest
    static final ArchRule testkitKnowsTheClient = room("testkit", "client");

    @ArchTest
    static final ArchRule insightsKnowClientAndAnalytics = room("insights", "client", "analytics");

    @ArchTest
    static final ArchRule mcpKnowsInsightsAndWhatTheyReturn = room("mcp", "insights", "client", "analytics");

    private static ArchRule room(String name, String... allowed) {
        String[] known = new String[allowed.length + 1];
        known[0] = "io.shopwright." + name + "..";
        for (int i = 0; i < allowed.length; i++) {
            known[i + 1] = "io.shopwright." + allowed[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(known[0])
                .should()
                .dependOnClassesThat(resideInAPackage("io.shopwright..").and(not(resideInAnyPackage(known))));
    }

    @ArchTest
    static final ArchRule analyticsIsPure = noClasses()
            .that()
            .resideInAPackage("io.shopwright.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..", "java.net..", "java.nio.file..", "okhttp3..", "retrofit2..", "com.fasterxml..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule onlyTheConvertersNameTheSdk = noClasses()
            .that()
            .resideInAPackage("io.shopwright..")
            .and()
            .haveNameNotMatching("io.shopwright.mcp.Mcp(Tools|Library)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");

    @ArchTest
    static final ArchRule catalogueKnowsNoJsonLibrary = noClasses()
            .that()
            .resideInAPackage("io.shopwright.mcp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "tools.jackson..", "okhttp3..", "retrofit2..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = classes()
            .that()
            .resideInAPackage("io.shopwright..")
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Utils?|Processor|Impl)");
}
