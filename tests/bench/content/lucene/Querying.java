import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Asks queries for their top ten with titles, by one thread, and keeps each one's time. */
final class Querying {
  private static final int HITS = 10;
  private static final Set<String> SHOWN = Set.of("id", "title");

  private final IndexSearcher searcher;
  private final QueryBuilder builder = new QueryBuilder(new GermanAnalyzer());
  private final BooleanClause.Occur operator;
  private long titleCharacters; // read, so that nothing of it can be left out

  private Querying(IndexSearcher searcher, BooleanClause.Occur operator) {
    this.searcher = searcher;
    this.operator = operator;
    searcher.setQueryCache(null);
  }

  static void run(Path folder, Path queryFile, int warmUp, int rounds, Path top, boolean allWords) throws IOException {
    List<String> queries = Files.readAllLines(queryFile);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      Querying querying =
          new Querying(new IndexSearcher(reader), allWords ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
      for (int round = 0; round < warmUp; ++round) {
        for (String query : queries) querying.ask(query);
      }
      querying.measure(queries, rounds);
      if (top != null) querying.writeTop(queries, top);
    }
  }

  private void measure(List<String> queries, int rounds) {
    long[] nanoseconds = new long[queries.size() * rounds];
    long[] cpuNanoseconds = new long[nanoseconds.length];
    int asked = 0;
    long start = System.nanoTime();
    for (int round = 0; round < rounds; ++round) {
      for (String query : queries) {
        long begin = System.nanoTime();
        long cpuBegin = Usage.threadCpuNanoseconds();
        ask(query);
        cpuNanoseconds[asked] = Usage.threadCpuNanoseconds() - cpuBegin;
        nanoseconds[asked++] = System.nanoTime() - begin;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = Arrays.stream(cpuNanoseconds).sum() / 1e9;
    Arrays.sort(nanoseconds);
    Arrays.sort(cpuNanoseconds);
    System.out.printf(
        "{\"queries\":%d,\"queries_per_second\":%.1f,\"p50_us\":%.1f,\"p99_us\":%.1f,"
            + "\"queries_per_cpu_second\":%.1f,\"p50_cpu_us\":%.1f,\"p99_cpu_us\":%.1f}%n",
        queries.size(), asked / seconds, nanoseconds[asked / 2] / 1e3, nanoseconds[asked * 99 / 100] / 1e3,
        asked / cpuSeconds, cpuNanoseconds[asked / 2] / 1e3, cpuNanoseconds[asked * 99 / 100] / 1e3);
  }

  private ScoreDoc[] ask(String text) {
    try {
      Query query = builder.createBooleanQuery("body", text, operator);
      if (query == null) return new ScoreDoc[0]; // stop words only
      ScoreDoc[] hits = searcher.search(query, HITS).scoreDocs;
      for (ScoreDoc hit : hits) {
        Document document = searcher.doc(hit.doc, SHOWN);
        titleCharacters += document.get("id").length() + document.get("title").length();
      }
      return hits;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private void writeTop(List<String> queries, Path top) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(top))) {
      for (int number = 0; number < queries.size(); ++number) {
        ScoreDoc[] hits = ask(queries.get(number));
        for (int rank = 0; rank < hits.length; ++rank) {
          out.printf("%d\t%d\t%s\t%.6f%n", number + 1, rank + 1, searcher.doc(hits[rank].doc, SHOWN).get("id"), hits[rank].score);
        }
      }
    }
    if (titleCharacters < 0) throw new IOException("no titles");
  }
}
