package dev.assay.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module may depend on which. */
final class ArchitectureTest {
  private static final String[] EXTRACTORS = {
    "dev.assay.image..",
    "dev.assay.av..",
    "dev.assay.ffmpeg..",
    "dev.assay.dicom..",
    "dev.assay.pdf..",
    "dev.assay.text..",
    "dev.assay.volume..",
    "dev.assay.scene.."
  };

  /** The extractor that only some builds have. */
  private static final String OPT_IN = "dev.assay.dcm4che..";

  private static final String[] CORE = {
    "dev.assay",
    "dev.assay.archive..",
    "dev.assay.facts..",
    "dev.assay.finding..",
    "dev.assay.source..",
    "dev.assay.read..",
    "dev.assay.structure..",
    "dev.assay.format..",
    "dev.assay.http..",
    "dev.assay.objects..",
    "dev.assay.timing.."
  };
  private static final String[] SOURCES = {
    "dev.assay.s3..", "dev.assay.gcs..", "dev.assay.azure..",
  };

  private static final String[] LEAVES =
      Stream.of(EXTRACTORS, SOURCES).flatMap(Stream::of).toArray(String[]::new);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.assay");

  @Test
  void everyModuleIsLookedAt() {
    for (String extractor : LEAVES) {
      String name = extractor.replace("..", "");
      assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith(name)))
          .as(extractor)
          .isNotEmpty();
    }
  }

  @Test
  void coreDependsOnTheJdkAndNullnessAnnotationsOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..",
            "javax.xml.stream..",
            "org.jspecify.annotations..",
            "dev.assay",
            "dev.assay.archive..",
            "dev.assay.facts..",
            "dev.assay.finding..",
            "dev.assay.source..",
            "dev.assay.read..",
            "dev.assay.structure..",
            "dev.assay.format..",
            "dev.assay.http..",
            "dev.assay.objects..",
            "dev.assay.timing..")
        .check(CLASSES);
  }

  @Test
  void extractorsAndSourcesNeverSeeEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage(LEAVES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(OPT_IN)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OPT_IN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LEAVES)
        .allowEmptyShould(true)
        .check(CLASSES);
    for (String extractor : LEAVES) {
      for (String other : LEAVES) {
        if (!extractor.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(extractor)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void extractorsAndSourcesSeeNeitherThePlatformNorTheScan() {
    noClasses()
        .that()
        .resideInAnyPackage(LEAVES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.encord..",
            "dev.assay.scan..",
            "dev.assay.report..",
            "dev.assay.bench..",
            "dev.assay.cli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OPT_IN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.encord..",
            "dev.assay.scan..",
            "dev.assay.report..",
            "dev.assay.bench..",
            "dev.assay.cli..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void thePlatformAndTheScanSeeNoExtractorAndNoSource() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.assay.encord..", "dev.assay.scan..", "dev.assay.report..", "dev.assay.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LEAVES)
        .check(CLASSES);
  }

  @Test
  void applicationsFindTheSourcesAsServices() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.assay.cli..", "dev.assay.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SOURCES)
        .check(CLASSES);
  }

  @Test
  void nothingSeesTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.assay.cli..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
