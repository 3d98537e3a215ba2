import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Builds an index: identifier and title stored, one indexed field of title and text, with positions. */
final class Indexing {
  /** Large enough that 100,000 sections are flushed once a thread. */
  private static final double BUFFER_MEGABYTES = 512;

  private Indexing() {}

  static void run(Path corpusFile, Path folder, int threads, boolean merge, boolean storeText) throws Exception {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    config.setUseCompoundFile(false);
    int documents;
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        Corpus corpus = new Corpus(corpusFile)) {
      addAll(corpus, writer, threads, storeText);
      if (merge) writer.forceMerge(1);
      writer.commit();
      documents = writer.getDocStats().numDocs;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "{\"documents\":%d,\"seconds\":%.3f,\"bytes\":%d,\"bytes_stored_text\":0,\"peak_rss_bytes\":%d,\"cpu_seconds\":%.3f}%n",
        documents, seconds, bytesOf(folder), Usage.peakResidentBytes(), Usage.cpuSeconds());
  }

  private static void addAll(Corpus corpus, IndexWriter writer, int threads, boolean storeText) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> added = new ArrayList<>();
      for (int thread = 0; thread < threads; ++thread) {
        added.add(pool.submit(() -> {
          Corpus.Reader reader = adder(writer, storeText);
          while (corpus.readBlock(reader)) {}
          return null;
        }));
      }
      for (Future<?> future : added) future.get();
    } finally {
      pool.shutdown();
    }
  }

  /** Adds sections as one document object of this thread, which is filled anew each time. */
  private static Corpus.Reader adder(IndexWriter writer, boolean storeText) {
    Field id = new StoredField("id", "");
    Field title = new StoredField("title", "");
    Field body = new TextField("body", "", storeText ? Field.Store.YES : Field.Store.NO);
    Document document = new Document();
    document.add(id);
    document.add(title);
    document.add(body);
    return (identifier, heading, text) -> {
      id.setStringValue(identifier);
      title.setStringValue(heading);
      body.setStringValue(heading + "\n" + text);
      writer.addDocument(document);
    };
  }

  private static long bytesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
