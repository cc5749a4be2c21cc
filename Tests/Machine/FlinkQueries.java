import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** Plans the SQL of files, without a cluster: each file is a session of statements with `;` after them. Runs nothing but definitions. */
public class FlinkQueries {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      EnvironmentSettings settings = file.endsWith(".batch.sql")
          ? EnvironmentSettings.inBatchMode() : EnvironmentSettings.inStreamingMode();
      TableEnvironment tables = TableEnvironment.create(settings);
      for (String text : Files.readString(Path.of(file)).split(";")) {
        String statement = text.replaceAll("(?m)^\\s*--.*$", "").strip();
        if (statement.isEmpty()) {
          continue;
        }
        try {
          if (statement.startsWith("SET")) {
            String[] pair = statement.substring(3).split("=");
            tables.getConfig().set(pair[0].strip().replace("'", ""), pair[1].strip().replace("'", ""));
          } else if (statement.startsWith("CREATE")) {
            tables.executeSql(statement);
          } else {
            tables.explainSql(statement.replaceFirst("EXPLAIN PLAN FOR", ""));
          }
          System.out.println("good " + file);
        } catch (Exception problem) {
          System.out.println("bad " + file + ": " + String.valueOf(problem.getMessage()).lines().findFirst().orElse("")
              + (problem.getCause() == null ? "" : ": " + problem.getCause().getMessage()));
        }
      }
    }
  }
}
