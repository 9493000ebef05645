#include "history/versioned.h"

#include <charconv>

namespace vekha::history {

namespace {

using Names = std::vector<std::string>;

Names joined(Names left, const Names& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

std::string listed(const Names& names, const std::string& prefix = "",
                   const std::string& suffix = "") {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : ", ") + prefix + name + suffix;
  return text;
}

std::string equal(const Names& names) {
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "" : " AND ") + ("i." + name) + " = o." + name;
  return text;
}

std::size_t count(Database& database, const std::string& sql, const Values& values) {
  const std::string text = database.query_one(sql, values).value_or("0");
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void make_incoming(Database& database, const Names& columns) {
  database.execute("DROP TABLE IF EXISTS incoming");
  database.execute("CREATE TEMPORARY TABLE incoming (" + listed(columns, "", " TEXT NOT NULL") +
                   ")");
}

}  // namespace

Changes record_versions(Database& database, const VersionedTable& table, const Recording& recording,
                        std::span<const std::vector<std::string>> rows) {
  const Names columns = joined(joined(table.key, table.compared), table.carried);
  const std::string current = table.name + " o WHERE o.office = $1 AND o.until_run IS NULL";
  const std::string same_key = "SELECT 1 FROM incoming i WHERE " + equal(table.key);
  const std::string same = same_key + " AND " + equal(table.compared);
  Changes changes;
  database.in_transaction([&] {
    make_incoming(database, columns);
    database.load("incoming", columns, rows);
    database.execute("CREATE INDEX incoming_key ON incoming (" + listed(table.key) + ")");
    if (database.engine() == Engine::postgresql) database.execute("ANALYZE incoming");
    changes.withdrawn =
        count(database, "SELECT count(*) FROM " + current + " AND NOT EXISTS (" + same_key + ")",
              {recording.office});
    const std::size_t ended = database.execute("UPDATE " + table.name +
                                                   " AS o SET until_run = $1 WHERE o.office = $2 "
                                                   "AND o.until_run IS NULL AND NOT EXISTS (" +
                                                   same + ")",
                                               {recording.run, recording.office});
    changes.restated = ended - changes.withdrawn;
    const std::size_t begun = database.execute(
        "INSERT INTO " + table.name + " (office, since_run, " + listed(columns) +
            ") SELECT $1, $2, " + listed(columns, "i.") +
            " FROM incoming i WHERE NOT EXISTS (SELECT 1 FROM " + table.name +
            " o WHERE o.office = $3 AND o.until_run IS NULL AND " + equal(table.key) + ")",
        {recording.office, recording.run, recording.office});
    changes.added = begun - changes.restated;
    database.execute("DROP TABLE incoming");
  });
  return changes;
}

}  // namespace vekha::history
