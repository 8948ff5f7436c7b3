package dev.assay.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    "dev.assay.facts..",
    "dev.assay.finding..",
    "dev.assay.source..",
    "dev.assay.read..",
    "dev.assay.structure..",
    "dev.assay.format..",
    "dev.assay.http.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.assay");

  @Test
  void everyModuleIsLookedAt() {
    for (String extractor : EXTRACTORS) {
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
            "org.jspecify.annotations..",
            "dev.assay",
            "dev.assay.facts..",
            "dev.assay.finding..",
            "dev.assay.source..",
            "dev.assay.read..",
            "dev.assay.structure..",
            "dev.assay.format..",
            "dev.assay.http..")
        .check(CLASSES);
  }

  @Test
  void extractorsNeverSeeEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage(EXTRACTORS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(OPT_IN)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OPT_IN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EXTRACTORS)
        .allowEmptyShould(true)
        .check(CLASSES);
    for (String extractor : EXTRACTORS) {
      for (String other : EXTRACTORS) {
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
  void extractorsSeeNeitherThePlatformNorTheScan() {
    noClasses()
        .that()
        .resideInAnyPackage(EXTRACTORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.assay.encord..", "dev.assay.scan..", "dev.assay.cli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OPT_IN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.assay.encord..", "dev.assay.scan..", "dev.assay.cli..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void thePlatformAndTheScanSeeNoExtractor() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.assay.encord..", "dev.assay.scan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EXTRACTORS)
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
