#include "http/server.h"

#include "base/error.h"
#include "http/connection.h"
#include "http/head.h"
#include "http/listening.h"

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace vekha::http {

namespace {

using ConnectionPtr = std::unique_ptr<Connection>;

// Closes what it holds; epoll and eventfd know no other end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number < 0) throw std::runtime_error("out of file descriptors");
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int operator*() const { return number_; }

 private:
  int number_;
};

}  // namespace

class Server::State {
 public:
  State(const ServerSettings& settings, ExchangeRules rules)
      : settings_(settings),
        rules_(std::move(rules)),
        tls_(tls_context(settings)),
        listener_(listening_socket(settings.address, settings.port)),
        epoll_(::epoll_create1(EPOLL_CLOEXEC)),
        wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    const auto asked_to_stop = rules_.stopping;
    rules_.stopping = [this, asked_to_stop] { return stopping_ || asked_to_stop(); };
    watch(listener_.impl()->sockfd());
    watch(*wake_);
    watcher_ = std::thread([this] { watch_connections(); });
    for (std::size_t i = 0; i < settings_.threads; ++i)
      workers_.emplace_back([this] { work(); });
  }

  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    stopping_ = true;
    wake();
    watcher_.join();
    {
      const std::lock_guard lock(mutex_);
      finished_ = true;
    }
    work_there_.notify_all();
    cut_after(std::chrono::seconds(20));
    for (std::thread& worker : workers_)
      worker.join();
  }

  std::uint16_t port() const { return listener_.address().port(); }
  std::size_t open_connections() const {
    const std::lock_guard lock(mutex_);
    return waiting_count_ + ready_.size() + active_.size();
  }

 private:
  void watch(int descriptor, std::uint32_t events = EPOLLIN) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ::epoll_ctl(*epoll_, EPOLL_CTL_ADD, descriptor, &event);
  }

  void wake() { ::eventfd_write(*wake_, 1); }

  // The watching thread.
  void watch_connections() {
    auto next_check = Clock::now();
    while (!stopping_) {
      std::array<epoll_event, 256> events{};
      const int count = ::epoll_wait(*epoll_, events.data(), static_cast<int>(events.size()), 250);
      for (int i = 0; i < count; ++i)
        take_event(events[static_cast<std::size_t>(i)].data.fd);
      const auto now = Clock::now();
      if (now < next_check) continue;
      next_check = now + std::chrono::milliseconds(250);
      drop_late(now);
    }
    waiting_.clear();
    update_waiting_count();
  }

  void take_event(int descriptor) {
    if (descriptor == listener_.impl()->sockfd()) return accept_all();
    if (descriptor == *wake_) return take_back();
    const auto found = waiting_.find(descriptor);
    if (found == waiting_.end()) return;
    Connection& connection = *found->second;
    const bool alive = connection.secure() || connection.receive_what_is_there();
    const bool whole = connection.secure() || is_worth_a_worker(connection);
    if (alive && !whole) return;
    ::epoll_ctl(*epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
    ConnectionPtr taken = std::move(found->second);
    waiting_.erase(found);
    update_waiting_count();
    if (alive || whole) hand_over(std::move(taken));
  }

  static bool is_worth_a_worker(Connection& connection) {
    return end_of_head(connection.buffer()) != std::string::npos ||
           connection.buffer().size() > longest_head;
  }

  void accept_all() {
    for (int taken = 0; taken < 64; ++taken) {
      try {
        Poco::Net::StreamSocket socket = listener_.acceptConnection();
        accept(socket);
      } catch (const Poco::Exception&) {
        return;  // nobody is waiting any more, or file descriptors ran out: later then
      }
    }
  }

  void accept(const Poco::Net::StreamSocket& socket) {
    if (open_connections() >= settings_.most_connections) drop_longest_waiting();
    ConnectionPtr connection;
    if (tls_) {
      connection = std::make_unique<Connection>(Poco::Net::SecureStreamSocket::attach(socket, tls_),
                                                true, settings_);
    } else {
      connection = std::make_unique<Connection>(socket, false, settings_);
    }
    put_to_waiting(std::move(connection), settings_.head_time);
  }

  void put_to_waiting(ConnectionPtr connection, std::chrono::seconds time) {
    const int descriptor = connection->descriptor();
    connection->set_deadline(time);
    waiting_[descriptor] = std::move(connection);
    update_waiting_count();
    watch(descriptor, EPOLLIN | EPOLLRDHUP);
  }

  // When there are too many, the one that has shown the least for its time goes.
  void drop_longest_waiting() {
    if (waiting_.empty()) return;
    const auto oldest = std::ranges::min_element(
        waiting_, [](const auto& a, const auto& b) { return a.second->is_older_than(*b.second); });
    waiting_.erase(oldest);
    update_waiting_count();
  }

  void drop_late(Clock::time_point now) {
    std::erase_if(waiting_, [now](const auto& entry) { return entry.second->is_late(now); });
    update_waiting_count();
    const std::lock_guard lock(mutex_);
    for (Connection* connection : active_) {
      if (connection->is_late(now)) connection->shut();
    }
  }

  void update_waiting_count() {
    const std::lock_guard lock(mutex_);
    waiting_count_ = waiting_.size();
  }

  void take_back() {
    eventfd_t count = 0;
    ::eventfd_read(*wake_, &count);
    std::vector<ConnectionPtr> returned;
    {
      const std::lock_guard lock(mutex_);
      returned.swap(returned_);
    }
    for (ConnectionPtr& connection : returned) {
      const bool begun = !connection->buffer().empty();
      put_to_waiting(std::move(connection), begun ? settings_.head_time : settings_.idle_time);
    }
  }

  void hand_over(ConnectionPtr connection) {
    {
      const std::lock_guard lock(mutex_);
      ready_.push_back(std::move(connection));
    }
    work_there_.notify_one();
  }

  // A worker.
  void work() {
    while (ConnectionPtr connection = next_ready()) {
      const bool keep = serve(*connection);
      if (gave_back(std::move(connection), keep)) wake();
    }
  }

  // Waits for one; nullptr: there will be no more.
  ConnectionPtr next_ready() {
    std::unique_lock lock(mutex_);
    work_there_.wait(lock, [this] { return finished_ || !ready_.empty(); });
    if (ready_.empty()) return nullptr;
    ConnectionPtr connection = std::move(ready_.front());
    ready_.pop_front();
    connection->set_deadline(settings_.request_time);
    active_.push_back(connection.get());
    return connection;
  }

  bool gave_back(ConnectionPtr connection, bool keep) {
    const std::lock_guard lock(mutex_);
    std::erase(active_, connection.get());
    if (!keep || stopping_) return false;
    returned_.push_back(std::move(connection));
    return true;
  }

  bool serve_all(Connection& connection) {
    do {
      connection.set_deadline(settings_.request_time);
      const After after = serve_one(connection, connection.buffer(), connection.peer(),
                                    connection.secure(), rules_);
      if (after == After::close) {
        connection.linger();
        return false;
      }
      if (stopping_) return false;
    } while (goes_on(connection));
    return true;
  }

  // One of the three places where everything is caught. True: the connection waits for more.
  bool serve(Connection& connection) {
    try {
      return serve_all(connection);
    } catch (const WireBroken&) {
      return false;  // the client went away or was too slow: there is nobody to tell
    } catch (const std::exception& error) {
      rules_.tell_failure(error.what());
      return false;
    }
  }

  // A busy connection keeps its worker while nobody else wants one: that saves two switches a
  // request.
  bool goes_on(Connection& connection) {
    if (end_of_head(connection.buffer()) != std::string::npos) return true;
    {
      const std::lock_guard lock(mutex_);
      if (!ready_.empty()) return false;
    }
    const bool quick = connection.ready_within(std::chrono::milliseconds(4));
    if (!quick || connection.secure()) return quick;
    return connection.receive_what_is_there() && is_worth_a_worker(connection);
  }

  void cut_after(std::chrono::seconds time) {
    const auto end = Clock::now() + time;
    while (Clock::now() < end) {
      {
        const std::lock_guard lock(mutex_);
        if (active_.empty() && ready_.empty()) return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const std::lock_guard lock(mutex_);
    for (Connection* connection : active_)
      connection->shut();
  }

  ServerSettings settings_;
  ExchangeRules rules_;
  Poco::Net::Context::Ptr tls_;
  Poco::Net::ServerSocket listener_;
  Descriptor epoll_;
  Descriptor wake_;
  std::atomic<bool> stopping_ = false;
  std::unordered_map<int, ConnectionPtr> waiting_;  // the watching thread's own

  mutable std::mutex mutex_;  // over what follows
  std::condition_variable work_there_;
  std::deque<ConnectionPtr> ready_;
  std::vector<ConnectionPtr> returned_;
  std::vector<Connection*> active_;
  std::size_t waiting_count_ = 0;
  bool finished_ = false;

  std::thread watcher_;
  std::vector<std::thread> workers_;
};

Server::Server(const ServerSettings& settings, ExchangeRules rules)
    : state_(std::make_unique<State>(settings, std::move(rules))) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
  return state_->port();
}

std::size_t Server::open_connections() const {
  return state_->open_connections();
}

}  // namespace vekha::http
