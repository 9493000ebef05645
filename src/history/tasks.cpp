#include "history/tasks.h"

#include <utility>

namespace vekha::history {

std::size_t Tasks::enter(const std::string& batch, std::span<const std::string> offices) {
  std::size_t entered = 0;
  database_.in_transaction([&] {
    for (const std::string& office : offices) {
      entered += database_.execute(
          "INSERT INTO tasks (batch, office, state) VALUES ($1, $2, "
          "'waiting') ON CONFLICT DO NOTHING",
          {batch, office});
    }
  });
  return entered;
}

std::optional<Task> Tasks::take(const Wanted& wanted) {
  // SKIP LOCKED: a node doesn't wait for another that is taking a task at this moment. SQLite's
  // transaction holds the write lock, so there is nothing to skip.
  const std::string skip =
      database_.engine() == Engine::postgresql ? " FOR UPDATE SKIP LOCKED" : "";
  std::string which;
  Values values;
  for (const auto& [column, value] :
       {std::pair("batch", &wanted.batch), std::pair("office", &wanted.office)}) {
    if (value->empty()) continue;
    values.emplace_back(*value);
    which += std::string(" AND ") + column + " = $" + std::to_string(values.size());
  }
  std::optional<Task> task;
  database_.in_transaction([&] {
    const auto rows =
        database_.query("SELECT id, batch, office, claim FROM tasks WHERE state = 'waiting'" +
                            which + " ORDER BY id LIMIT 1" + skip,
                        values);
    if (rows.empty()) return;
    task = Task{.id = rows[0][0].value_or(""),
                .batch = rows[0][1].value_or(""),
                .office = rows[0][2].value_or(""),
                .claim = to_number(rows[0][3]) + 1};
    database_.execute("UPDATE tasks SET state = 'taken', node = $1, claim = claim + 1, seen = " +
                          database_.now_seconds() + " WHERE id = " + task->id,
                      {node_});
  });
  return task;
}

bool Tasks::keep(const Task& task) {
  return database_.execute("UPDATE tasks SET seen = " + database_.now_seconds() +
                           " WHERE id = " + task.id +
                           " AND state = 'taken' AND claim = " + std::to_string(task.claim)) == 1;
}

bool Tasks::finish(const Task& task) {
  return database_.execute("UPDATE tasks SET state = 'finished' WHERE id = " + task.id +
                           " AND state = 'taken' AND claim = " + std::to_string(task.claim)) == 1;
}

bool Tasks::give_back(const Task& task) {
  return database_.execute("UPDATE tasks SET state = 'waiting' WHERE id = " + task.id +
                           " AND state = 'taken' AND claim = " + std::to_string(task.claim)) == 1;
}

std::size_t Tasks::give_back_silent(std::int64_t seconds) {
  return database_.execute("UPDATE tasks SET state = 'waiting' WHERE state = 'taken' AND seen < " +
                           database_.now_seconds() + " - " + std::to_string(seconds));
}

std::size_t Tasks::open(const std::string& batch) {
  return static_cast<std::size_t>(to_number(database_.query_one(
      "SELECT count(*) FROM tasks WHERE batch = $1 AND state <> 'finished'", {batch})));
}

bool Tasks::lead() {
  if (database_.engine() == Engine::sqlite) return true;
  return database_.query_one("SELECT CAST(pg_try_advisory_lock(7236835) AS TEXT)") == "true";
}

}  // namespace vekha::history
