#include "base/file_io.h"
#include "history/engines.h"
#include "history/store.h"
#include "history/tasks.h"
#include "publish/manifest.h"
#include "publish/site_folder.h"
#include "service/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <map>
#include <optional>
#include <thread>

// Three nodes on one machine: real programs that share a disk and a history in PostgreSQL.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class NodeProcess {
 public:
  explicit NodeProcess(const std::vector<std::string>& arguments) {
    pid_ = ::fork();
    if (pid_ != 0) return;
    std::vector<std::string> words{VEKHA_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
      pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const char* said = std::getenv("VEKHA_NODES_SAY");  // a file, to see what went wrong
    if (std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen(said == nullptr ? "/dev/null" : said, "a", stderr) == nullptr)
      ::_exit(126);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  ~NodeProcess() {
    send(SIGKILL);
    end();
  }
  NodeProcess(const NodeProcess&) = delete;
  NodeProcess& operator=(const NodeProcess&) = delete;

  pid_t pid() const { return pid_; }
  void send(int signal) const {
    if (!ended_) ::kill(pid_, signal);
  }
  /// Pauses it, and returns when it stands still; false: it has ended.
  bool pause() {
    if (ended_ || ::kill(pid_, SIGSTOP) != 0) return false;
    int status = 0;
    if (::waitpid(pid_, &status, WUNTRACED) == pid_ && WIFSTOPPED(status)) return true;
    status_ = status;
    ended_ = true;
    return false;
  }
  /// Waits for its end: the exit status, −1 when a signal ended it.
  int end() {
    if (!ended_) ::waitpid(pid_, &status_, 0);
    ended_ = true;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }

 private:
  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

class Nodes : public testing::Test {
 protected:
  void SetUp() override {
    cluster_ = history::PostgresCluster::running();
    if (cluster_ == nullptr) GTEST_SKIP() << "PostgreSQL's server is not installed here";
    fs::remove_all(folder_);
    url_ = cluster_->new_database();
    address_ = history::parse_address(url_, folder_, {});
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path make_office(const std::string& name, const std::string& settings = "") const {
    const fs::path office = folder_ / name;
    fs::create_directories(office);
    for (const char* part : {"roadmaps", "exports"})
      fs::copy(fs::path(VEKHA_SOURCE_DIR) / "samples" / part, office / part,
               fs::copy_options::recursive);
    std::ofstream(office / "vekha.toml") << "history = \"" << url_ << "\"\n[office]\nname = \""
                                         << name << "\"\n[run]\nas_of = 2024-07-01\n"
                                         << settings;
    return office;
  }
  static std::vector<std::string> releases(const fs::path& office) {
    return publish::SiteFolder(office / "site").releases();
  }
  /// Which process works on a task now, by office.
  std::map<std::string, pid_t> workers() const {
    history::Database database(address_);
    std::map<std::string, pid_t> all;
    try {
      for (const auto& row :
           database.query("SELECT office, node FROM tasks WHERE state = 'taken'")) {
        const std::string node = row[1].value_or(":0");
        all[row[0].value_or("")] = std::stoi(node.substr(node.rfind(':') + 1));
      }
    } catch (const std::exception&) {
      // The nodes have not made the tables yet.
    }
    return all;
  }
  /// Pauses the process in the midst of making a release; the office. What is seen of a process
  /// that goes on may be over by the time that a signal reaches it, so it is looked at once more
  /// when it stands still.
  std::string pause_midway(NodeProcess& process) const {
    for (int i = 0; i < 6000; ++i) {
      const std::string office = office_in_hand(process.pid());
      if (!office.empty()) {
        if (!process.pause()) return {};
        if (office_in_hand(process.pid()) == office && releases(folder_ / office).empty())
          return office;
        process.send(SIGCONT);
      }
      std::this_thread::sleep_for(5ms);
    }
    return {};
  }
  std::string office_in_hand(pid_t process) const {
    for (const auto& [office, worker] : workers()) {
      if (worker == process && is_rendering(folder_ / office)) return office;
    }
    return {};
  }
  static bool is_rendering(const fs::path& office) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(office / "site" / "releases", error)) {
      if (entry.path().filename().string().starts_with(".staging-")) return true;
    }
    return false;
  }
  std::size_t published(const std::string& office) const {
    history::Store store(address_, office);
    const auto row =
        store.database().query_one("SELECT count(*) FROM releases WHERE office = $1", {office});
    return static_cast<std::size_t>(history::to_number(row));
  }
  std::size_t unfinished() const {
    history::Database database(address_);
    return static_cast<std::size_t>(history::to_number(
        database.query_one("SELECT count(*) FROM tasks WHERE state <> 'finished'")));
  }

  history::PostgresCluster* cluster_ = nullptr;
  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha nodes " + std::to_string(::getpid()));
  std::string url_;
  history::Address address_;
};

TEST_F(Nodes, OneKilledAndOnePausedEachOfficeIsPublishedOnce) {
  std::vector<std::string> offices;
  for (int i = 1; i <= 6; ++i) {
    offices.push_back("office-" + std::to_string(i));
    make_office(offices.back());
  }
  const std::vector<std::string> call{"region", folder_.string(), "--silent",
                                      "3",      "--batch",        "one"};
  NodeProcess killed(call);
  NodeProcess paused(call);
  NodeProcess steady(call);
  ASSERT_NE(pause_midway(paused), "");
  ASSERT_NE(pause_midway(killed), "");
  killed.send(SIGKILL);
  EXPECT_LE(steady.end(), 1);
  EXPECT_EQ(unfinished(), 0U);
  std::map<std::string, std::string> shown;
  for (const std::string& office : offices) {
    SCOPED_TRACE(office);
    const auto all = releases(folder_ / office);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(publish::SiteFolder(folder_ / office / "site").current(), all[0]);
    EXPECT_TRUE(publish::verify(folder_ / office / "site" / "releases" / all[0]).empty());
    EXPECT_EQ(published(office), 1U);
    shown[office] = all[0];
  }
  // The paused one comes back and finds that its work is another's.
  paused.send(SIGCONT);
  EXPECT_LE(paused.end(), 1);
  for (const std::string& office : offices) {
    SCOPED_TRACE(office);
    EXPECT_THAT(releases(folder_ / office), testing::ElementsAre(shown[office]));
    EXPECT_FALSE(is_rendering(folder_ / office));
    EXPECT_TRUE(publish::verify(folder_ / office / "site" / "releases" / shown[office]).empty());
    EXPECT_EQ(published(office), 1U);
  }
}

TEST_F(Nodes, ASecondRoundOfTheSameNameDoesNothing) {
  make_office("office-1");
  const std::vector<std::string> call{"region", folder_.string(), "--batch", "one"};
  EXPECT_LE(NodeProcess(call).end(), 1);
  const auto written = fs::last_write_time(folder_ / "office-1" / "site" / "current");
  EXPECT_EQ(NodeProcess(call).end(), 0);
  EXPECT_EQ(fs::last_write_time(folder_ / "office-1" / "site" / "current"), written);
  EXPECT_EQ(history::Store(address_, "office-1").runs(10).size(), 1U);
}

// Three services of one office: a job that was missed while they were off is due at once on all.
class Services : public Nodes {
 protected:
  /// One after another is taken out in the midst of the run; false: one was done too soon for that.
  bool two_fail(const std::string& name) {
    const fs::path office = make_office(
        name, "schedule = \"0 0 1 1 *\"\n[server]\nport = 0\nnode_silent_seconds = 3\n");
    fs::create_directories(office / "state");
    std::ofstream(office / "state" / "schedule.json") << "{\"nightly\": \"2020-01-01T00:00:00Z\"}";
    const std::vector<std::string> call{"serve", office.string()};
    nodes_.clear();
    for (int i = 0; i < 3; ++i)
      nodes_.push_back(std::make_unique<NodeProcess>(call));
    NodeProcess* const killed = pause_worker(office);
    if (killed == nullptr) return false;
    killed->send(SIGKILL);
    killed->end();
    std::erase_if(nodes_, [&](const auto& node) { return node.get() == killed; });
    paused_ = pause_worker(office);
    return paused_ != nullptr;
  }
  NodeProcess* pause_worker(const fs::path& office) const {
    for (int i = 0; i < 6000 && releases(office).empty(); ++i) {
      for (const auto& node : nodes_) {
        if (office_in_hand(node->pid()) != office.filename() || !node->pause()) continue;
        if (office_in_hand(node->pid()) == office.filename() && releases(office).empty())
          return node.get();
        node->send(SIGCONT);
      }
      std::this_thread::sleep_for(5ms);
    }
    return nullptr;
  }

  std::vector<std::unique_ptr<NodeProcess>> nodes_;
  NodeProcess* paused_ = nullptr;
};

TEST_F(Services, OfOneOfficeRunAScheduledJobOnceThoughTheirNodesDie) {
  std::string name;
  bool both = false;
  for (int round = 1; round <= 5 && !both; ++round) {
    name = "office-" + std::to_string(round);
    both = two_fail(name);
  }
  ASSERT_TRUE(both) << "each time a run was done before its node could be taken out";
  const fs::path office = folder_ / name;
  for (int i = 0; i < 1200 && releases(office).empty(); ++i)
    std::this_thread::sleep_for(100ms);
  for (int i = 0; i < 300 && unfinished() > 0; ++i)
    std::this_thread::sleep_for(100ms);
  EXPECT_EQ(unfinished(), 0U);
  ASSERT_EQ(releases(office).size(), 1U);
  paused_->send(SIGCONT);
  std::this_thread::sleep_for(2s);
  for (const auto& node : nodes_) {
    node->send(SIGTERM);
    EXPECT_EQ(node->end(), 0);
  }
  ASSERT_EQ(releases(office).size(), 1U);
  EXPECT_TRUE(publish::verify(office / "site" / "releases" / releases(office)[0]).empty());
  EXPECT_EQ(published(name), 1U);
}

}  // namespace
}  // namespace vekha::service
