import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** Runs the SQL statements of a file, a line each, on the cluster whose REST port is given. */
public class FlinkSQL {
  public static void main(String[] arguments) throws Exception {
    Configuration options = new Configuration();
    options.setString("execution.target", "remote");
    options.setString("execution.attached", "false");
    options.setString("rest.address", "127.0.0.1");
    options.setString("rest.port", arguments[0]);
    options.setString("parallelism.default", arguments[1]);
    TableEnvironment tables = TableEnvironment.create(
        EnvironmentSettings.newInstance().inStreamingMode().withConfiguration(options).build());
    for (String line : Files.readAllLines(Path.of(arguments[2]))) {
      if (line.startsWith("SET ")) {
        String[] pair = line.substring(4).split("=", 2);
        tables.getConfig().set(pair[0], pair[1]);
      } else {
        tables.executeSql(line);
      }
    }
    System.exit(0);
  }
}
