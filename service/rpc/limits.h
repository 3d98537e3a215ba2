// Every limit of the service in one place. The protos say the same in words; each has a test at the
// limit and one beyond.

#ifndef KOK_SERVICE_RPC_LIMITS_H_
#define KOK_SERVICE_RPC_LIMITS_H_

#include <cstddef>

#include "absl/time/time.h"
#include "service/search/page_range.h"
#include "service/search/phrase_check.h"
#include "service/search/quoted_phrases.h"
#include "service/search/reference_evidence.h"

namespace kok::rpc {

inline constexpr size_t kMaxRequestBytes = 65536;
// What the library takes in at most, so that a request somewhat too large is told which field is.
inline constexpr int kMaxReceivedBytes = 4 << 20;
inline constexpr size_t kMaxReplyBytes = search_core::kMaxReplyBytes;

inline constexpr size_t kMaxQueryBytes = 2048;
// Different norms and decisions of a query, those of a range one by one; further ones are ignored.
inline constexpr size_t kMaxQueryCitations = search_core::kMaxReferences;
// Of a query in quotes; beyond, words are words like any others. Then what is looked through.
inline constexpr size_t kMaxPhrases = search_core::kMaxPhrases;
inline constexpr size_t kMaxPhraseWords = search_core::kMaxPhraseWords;
inline constexpr size_t kMaxQuoteMarks = search_core::kMaxQuoteMarks;
inline constexpr size_t kMaxPhraseTexts = search_core::kMaxPhraseTexts;
inline constexpr size_t kMaxPhraseTextBytes = search_core::kMaxPhraseTextBytes;
inline constexpr size_t kMaxPageTokenBytes = 1000;
inline constexpr size_t kMaxLanguageCodeBytes = 35;
inline constexpr int kMaxFilterValues = 32;
inline constexpr size_t kMaxFilterValueBytes = 200;
// Norms that the values of one filter name in all, those of a range one by one.
inline constexpr size_t kMaxFilterNorms = 256;
inline constexpr int kMaxAvoidAreas = 8;
inline constexpr double kMaxRadiusKm = 500;
inline constexpr int kMaxAgeDays = 36500;
inline constexpr int kMaxFacets = 11;
inline constexpr int kDefaultPageSize = 20;
inline constexpr int kMaxPageSize = 100;
inline constexpr size_t kMaxPageDepth = 10000;
inline constexpr int kMaxBatchNames = 100;
inline constexpr size_t kMaxPrefixBytes = 200;
inline constexpr int kMaxSuggestions = 10;
inline constexpr size_t kMaxPhoneNumberBytes = 100;
inline constexpr size_t kMaxEmailBytes = 254;
inline constexpr int kMaxFieldViolations = 10;

// Requests waiting for a worker; more are RESOURCE_EXHAUSTED.
inline constexpr size_t kMaxQueuedRequests = 64;
// From the first work on a call; its deadline may be earlier. Answers take milliseconds: this is
// for a client that sets no deadline, and beyond the comparison of two generations of a million
// texts, which takes 7 s (tests/bench/content/README.md).
inline constexpr absl::Duration kLongestCall = absl::Seconds(30);
inline constexpr absl::Duration kRetryWhenOverloaded = absl::Milliseconds(200);
inline constexpr absl::Duration kRetryWhenUnavailable = absl::Seconds(2);

inline constexpr int kMaxConcurrentStreams = 128;
inline constexpr int kMaxMetadataBytes = 8192;

// Of the listeners for other machines; a connection too many is closed at once.
inline constexpr size_t kMaxConnections = 512;
inline constexpr size_t kMaxConnectionsPerAddress = 128;
// From the connection to the end of the TLS handshake and the client's first settings.
inline constexpr absl::Duration kMaxHandshakeTime = absl::Seconds(10);
// A connection without calls is closed after this; any is asked to go, and its calls given a grace.
inline constexpr absl::Duration kMaxConnectionIdle = absl::Minutes(15);
inline constexpr absl::Duration kMaxConnectionAge = absl::Minutes(30);
inline constexpr absl::Duration kConnectionAgeGrace = absl::Seconds(30);
// The service asks a silent peer whether it is there, and drops it without an answer.
inline constexpr absl::Duration kKeepaliveTime = absl::Minutes(1);
inline constexpr absl::Duration kKeepaliveTimeout = absl::Seconds(10);
// A client may ask so as well, this often at most; after kMaxPingStrikes more it is dropped.
inline constexpr absl::Duration kMinPingInterval = absl::Seconds(30);
inline constexpr int kMaxPingStrikes = 2;
// What all connections together may buffer.
inline constexpr size_t kMaxBufferedBytes = 256 << 20;

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_LIMITS_H_
