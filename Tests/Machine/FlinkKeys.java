import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Enumeration;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;

/** Prints every key that the options of some jars know: the current ones, and the deprecated ones with `old ` before them. */
public class FlinkKeys {
    public static void main(String[] jars) throws Exception {
        TreeSet<String> keys = new TreeSet<>();
        for (String jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                Enumeration<JarEntry> entries = file.entries();
                while (entries.hasMoreElements()) {
                    String name = entries.nextElement().getName();
                    if (name.startsWith("org/apache/flink/") && name.matches(".*Options(Internal)?\\.class")) {
                        collect(name.substring(0, name.length() - 6).replace('/', '.'), keys);
                    }
                }
            }
        }
        keys.forEach(System.out::println);
    }

    private static void collect(String name, TreeSet<String> keys) {
        try {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || field.getType() != ConfigOption.class) {
                    continue;
                }
                field.setAccessible(true);
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                keys.add(option.key());
                for (FallbackKey other : option.fallbackKeys()) {
                    keys.add((other.isDeprecated() ? "old " : "") + other.getKey());
                }
            }
        } catch (Throwable unloadable) {
            // Classes of optional parts miss what they build on; their options are not printed by us.
        }
    }
}
