package io.flowhq.local.safeguard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Packs {@link SafeguardAgent} for {@code -javaagent}. */
final class AgentJar {

    private AgentJar() {}

    static Path write(Path jar) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), SafeguardAgent.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                ByteBuddy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()
                        .toString());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : new Class<?>[] {
                SafeguardAgent.class,
                SafeguardAgent.NeverThere.class,
                SafeguardAgent.WithoutFence.class,
                SafeguardAgent.WithoutEnd.class,
                SafeguardAgent.LongLife.class,
                SafeguardAgent.WithoutHearing.class,
                SafeguardAgent.NewestFirst.class,
                SafeguardAgent.NothingWrong.class
            }) {
                add(out, type.getName().replace('.', '/') + ".class");
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name) throws IOException {
        try (InputStream content = AgentJar.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(content, name).transferTo(out);
            out.closeEntry();
        }
    }
}
