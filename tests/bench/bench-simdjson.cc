/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-simdjson.h"

#include <simdjson.h>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace
{

/* The same that the history keeps of each result. */
struct Columns
{
  std::vector<std::string> ids;
  std::vector<std::string> times;
  std::vector<int64_t> scores;
  std::vector<int64_t> maxima;
  std::vector<int64_t> unsure;
  std::vector<uint32_t> voices;
  std::vector<uint32_t> subjects;
  std::vector<uint32_t> digests;
  std::unordered_map<std::string, uint32_t> texts;

  uint32_t
  intern (std::string_view text)
  {
    return texts.try_emplace (std::string (text), static_cast<uint32_t> (texts.size ())).first->second;
  }
};

void
take (simdjson::ondemand::document_reference doc, Columns &columns)
{
  simdjson::ondemand::object record = doc.get_object ();

  /* In the order of our writer, which is the quickest way to ask. */
  std::string_view type = record["t"];
  if (type != "result")
    return;
  columns.ids.emplace_back (std::string_view (record["id"]));
  columns.times.emplace_back (std::string_view (record["at"]));
  columns.digests.push_back (columns.intern (record["digest"]));
  columns.voices.push_back (columns.intern (record["voice"]));
  columns.subjects.push_back (columns.intern (record["subject"]));
  columns.scores.push_back (record["score"]);
  columns.maxima.push_back (record["max"]);
  columns.unsure.push_back (record["unsure"]);
}

}

extern "C" unsigned
bench_simdjson_read (const char *const *paths)
{
  simdjson::ondemand::parser parser;
  Columns columns;

  for (unsigned i = 0; paths[i] != nullptr; i++)
    {
      simdjson::padded_string text = simdjson::padded_string::load (paths[i]);
      simdjson::ondemand::document_stream stream = parser.iterate_many (text, 1 << 20);

      for (auto doc : stream)
        take (doc.value (), columns);
    }

  return static_cast<unsigned> (columns.ids.size ());
}
