#include "fetch/store.h"

#include "base/file_io.h"
#include "base/sha256.h"
#include "fetch/download.h"
#include "fetch/webdav.h"
#include "fetch/whole_file.h"
#include "loopback_server.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace vekha::fetch {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::size_t lines_of(const fs::path& path) {
  const std::string text = read_file(path);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Store, KeepsBytesByTheirHashOnce) {
  const Folder folder;
  Store store(folder.path() / "kept");
  write(folder.path() / "a.csv", "1;2\n");
  const Taken first = store.keep(folder.path() / "a.csv", "exports/a.csv", "2024-07-01T05:30Z");
  EXPECT_EQ(first.sha256, sha256_hex("1;2\n"));
  EXPECT_EQ(first.bytes, 4U);
  EXPECT_EQ(read_file(store.path_of(first.sha256)), "1;2\n");
  store.keep(folder.path() / "a.csv", "exports/a.csv", "2024-07-02T05:30Z");
  EXPECT_EQ(lines_of(folder.path() / "kept" / "journal.jsonl"), 1U);  // nothing new came
  write(folder.path() / "a.csv", "1;3\n");
  store.keep(folder.path() / "a.csv", "exports/a.csv", "2024-07-03T05:30Z");
  EXPECT_EQ(lines_of(folder.path() / "kept" / "journal.jsonl"), 2U);
  EXPECT_EQ(read_file(store.path_of(first.sha256)), "1;2\n");  // the old bytes stay
}

TEST(Store, MakesGoodACopyThatWasCutShort) {
  const Folder folder;
  Store store(folder.path() / "kept");
  write(folder.path() / "a.csv", "1;2\n");
  const Taken taken = store.keep(folder.path() / "a.csv", "a", "t");
  write(store.path_of(taken.sha256), "1");  // as a crash of the machine may leave it
  store.keep(folder.path() / "a.csv", "a", "t");
  EXPECT_EQ(read_file(store.path_of(taken.sha256)), "1;2\n");
}

TEST(Download, TakesTheKeptCopyOn304AndWhenTheServerFails) {
  int count = 0;
  const LoopbackServer server([&count](const std::string& request) -> std::string {
    ++count;
    if (count == 1) return ok("a;b\n", "ETag: \"v1\"\r\n");
    if (request.find("If-None-Match: \"v1\"") != std::string::npos && count == 2)
      return "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";
    return "HTTP/1.1 500 Fault\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  });
  const Folder folder;
  Store store(folder.path() / "kept");
  HttpRequest request;
  request.url = server.url("/a.csv");
  request.private_allowed = true;
  request.limits.attempts = 1;
  const Download first = download(store, request, "2024-07-01T05:30Z");
  ASSERT_TRUE(first.taken);
  EXPECT_FALSE(first.unchanged);
  const Download second = download(store, request, "2024-07-02T05:30Z");
  ASSERT_TRUE(second.taken);
  EXPECT_TRUE(second.unchanged);
  EXPECT_EQ(second.taken->sha256, first.taken->sha256);
  const Download third = download(store, request, "2024-07-03T05:30Z");
  ASSERT_TRUE(third.taken);
  ASSERT_TRUE(third.failure);
  EXPECT_EQ(third.failure->code, "http_status");
  EXPECT_EQ(third.taken->when, "2024-07-01T05:30Z");
}

TEST(WebDav, ListsFilesOfItsOwnServerOnly) {
  const std::string xml = R"(<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:">
 <d:response><d:href>/dav/exports/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:propstat></d:response>
 <d:response><d:href>/dav/exports/%D0%BE%D1%82%D1%87%D1%91%D1%82%201.xlsx</d:href><d:propstat><d:prop><d:resourcetype/><d:getetag>"e1"</d:getetag></d:prop></d:propstat></d:response>
 <d:response><d:href>http://elsewhere.example/x.csv</d:href><d:propstat><d:prop><d:resourcetype/></d:prop></d:propstat></d:response>
 <d:response><d:href>//elsewhere.example/y.csv</d:href></d:response>
 <d:response><d:href>https://cloud.example/dav/exports/a.csv</d:href></d:response>
</d:multistatus>)";
  const auto files = read_multistatus(xml, "https://cloud.example/dav/exports/");
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "a.csv");
  EXPECT_EQ((*files)[1].name, "отчёт 1.xlsx");
  EXPECT_EQ((*files)[1].etag, "\"e1\"");
  EXPECT_EQ((*files)[1].url,
            "https://cloud.example/dav/exports/%D0%BE%D1%82%D1%87%D1%91%D1%82%201.xlsx");
  EXPECT_FALSE(read_multistatus("<html/>", "https://cloud.example/"));
  EXPECT_FALSE(read_multistatus("not xml", "https://cloud.example/"));
}

TEST(WebDav, AsksForOneLevel) {
  const LoopbackServer server([](const std::string&) {
    const std::string body =
        R"(<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/a.csv</d:href></d:response></d:multistatus>)";
    return "HTTP/1.1 207 Multi-Status\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
  });
  const Folder folder;
  HttpRequest request;
  request.url = server.url("/dav");
  request.private_allowed = true;
  request.limits.attempts = 1;
  const DavListing listing = list_folder(request, folder.path() / "list");
  ASSERT_FALSE(listing.failure);
  ASSERT_EQ(listing.files.size(), 1U);
  EXPECT_EQ(listing.files[0].url, server.url("/dav/a.csv"));
  EXPECT_EQ(server.requests().at(0).substr(0, 15), "PROPFIND /dav/ ");
  EXPECT_NE(server.requests().at(0).find("Depth: 1"), std::string::npos);
}

TEST(WholeFile, LeavesAZipWithoutItsEnd) {
  const Folder folder;
  write(folder.path() / "cut.xlsx", std::string("PK\x03\x04", 4) + std::string(100, 'x'));
  EXPECT_FALSE(is_whole(folder.path() / "cut.xlsx"));
  fs::last_write_time(folder.path() / "cut.xlsx",
                      fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_TRUE(is_whole(folder.path() / "cut.xlsx"));  // nobody will finish it: its reader tells
  write(folder.path() / "whole.xlsx",
        std::string("PK\x03\x04", 4) + "x" + std::string("PK\x05\x06", 4) + std::string(18, '\0'));
  EXPECT_TRUE(is_whole(folder.path() / "whole.xlsx"));
}

TEST(WholeFile, LeavesAFileThatGrows) {
  const Folder folder;
  const fs::path path = folder.path() / "grows.csv";
  std::atomic<bool> stop = false;
  write(path, "a\n");
  std::thread writer([&] {
    std::ofstream out(path, std::ios::app);
    while (!stop) {
      out << "1;2\n" << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(is_whole(path));
  stop = true;
  writer.join();
  EXPECT_TRUE(is_whole(path));
}

TEST(WholeFile, KnowsNamesOfWhatIsNotReady) {
  for (const char* name :
       {"~$отчёт.xlsx", ".отчёт.csv", "a.csv.part", "a.CRDOWNLOAD", "a.tmp", "a.csv~"})
    EXPECT_TRUE(is_unfinished_name(name)) << name;
  for (const char* name : {"отчёт.xlsx", "a.csv", "part.csv"})
    EXPECT_FALSE(is_unfinished_name(name)) << name;
}

}  // namespace
}  // namespace vekha::fetch
