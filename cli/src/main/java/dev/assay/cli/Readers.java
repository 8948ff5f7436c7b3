package dev.assay.cli;

import dev.assay.format.FormatCatalog;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readers that the command asks. */
final class Readers {
  /** Where the distribution's launcher has found the jars that its user has added. */
  private static final String PLUGINS = "assay.plugins";

  private Readers() {}

  /** Those of the distribution and of its plugins; without a distribution, of the class path. */
  static FormatCatalog installed() {
    String plugins = System.getProperty(PLUGINS);
    return plugins == null
        ? FormatCatalog.installed()
        : FormatCatalog.found(new Services(new File(plugins)));
  }

  /**
   * Finds services where those of the command can be: in its own jar, and in plugins, which are the
   * last on the class path. Between them lie a hundred jars of libraries, and to open those takes
   * longer than to inspect a small file.
   */
  private static final class Services extends ClassLoader {
    private final File plugins;

    Services(File plugins) {
      super(Readers.class.getClassLoader());
      this.plugins = plugins;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> found = new ArrayList<>();
      URL own = own(name);
      if (own != null) {
        found.add(own);
      }
      String[] files = plugins.list();
      if (files != null) {
        found.addAll(in(files, name));
      }
      return Collections.enumeration(found);
    }

    /** What the command's own jar has; the parent would ask Java's modules first, then open it. */
    private @Nullable URL own(String name) throws IOException {
      CodeSource code = Readers.class.getProtectionDomain().getCodeSource();
      return code != null && code.getLocation().getPath().endsWith(".jar")
          ? new URL("jar:" + code.getLocation() + "!/" + name)
          : getParent().getResource(name);
    }

    private List<URL> in(String[] files, String name) throws IOException {
      List<URL> jars = new ArrayList<>();
      for (String file : files) {
        if (file.endsWith(".jar")) {
          jars.add(new File(plugins, file).toURI().toURL());
        }
      }
      try (URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), null)) {
        return Collections.list(loader.findResources(name));
      }
    }
  }
}
