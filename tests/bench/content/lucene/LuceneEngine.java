import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The benchmark's interface to Lucene; tests/bench/content/README.md says what each engine answers. */
public final class LuceneEngine {
  private static final String USAGE =
      "usage: LuceneEngine build [--merge] [--store-text] CORPUS.jsonl DIR THREADS\n"
          + "       LuceneEngine query [--all-words] DIR QUERIES.txt WARMUP_ROUNDS ROUNDS [TOP.tsv]";

  private LuceneEngine() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    List<String> options = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String arg : args) (arg.startsWith("--") ? options : words).add(arg);
    String command = words.isEmpty() ? "" : words.get(0);
    if (command.equals("build") && words.size() == 4) {
      Indexing.run(Path.of(words.get(1)), Path.of(words.get(2)), Integer.parseInt(words.get(3)), options.contains("--merge"),
          options.contains("--store-text"));
    } else if (command.equals("query") && (words.size() == 5 || words.size() == 6)) {
      Querying.run(Path.of(words.get(1)), Path.of(words.get(2)), Integer.parseInt(words.get(3)),
          Integer.parseInt(words.get(4)), words.size() == 6 ? Path.of(words.get(5)) : null, options.contains("--all-words"));
    } else {
      System.err.println(USAGE);
      System.exit(2);
    }
  }
}
