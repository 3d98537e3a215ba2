#include "indexer/build/generation_description.h"

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/schema/schema_version.h"

namespace kok::build {

generation::Manifest DescribeGeneration(const RecordSet& records,
                                        const generation::AnalysisFiles& texts,
                                        const region::RegionTable& regions, absl::Time build_time) {
  generation::Manifest manifest;
  manifest.set_schema_version(schema::kSchemaVersion);
  manifest.set_build_time(absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", build_time, absl::UTCTimeZone()));
  manifest.set_indexer_version(KOK_VERSION);
  manifest.set_xapian_version(Xapian::version_string());
  manifest.set_analysis_fingerprint(
      generation::AnalysisFingerprint(analysis::Analyzer::Description(), texts));
  manifest.set_content_digest(records.Digest());
  *manifest.mutable_counts() = records.Count(regions);
  return manifest;
}

}  // namespace kok::build
