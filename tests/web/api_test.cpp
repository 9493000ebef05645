#include "base/json.h"
#include "web/json_schema.h"
#include "web/site_of_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace vekha::web {
namespace {

using testing::HasSubstr;

class Api : public ServiceTest {
 protected:
  Api() : description_(Json::parse(ask("GET", "/api/v1/openapi.json").body)) {}

  // Whether the answer is one that the description promises for that path.
  void expect_described(const HttpReply& reply, const std::string& method,
                        const std::string& path) const {
    ASSERT_TRUE(description_["paths"].contains(path)) << path;
    const Json& responses = description_["paths"][path][method]["responses"];
    const std::string status = std::to_string(reply.status);
    ASSERT_TRUE(responses.contains(status))
        << method << " " << path << " answered " << status << ": " << reply.body;
    const std::string media = reply.media_type.substr(0, reply.media_type.find(';'));
    ASSERT_TRUE(responses[status]["content"].contains(media)) << path << ": " << media;
    const bool json = media == "application/json" || media == "application/problem+json";
    if (!json) return;
    EXPECT_EQ(SchemaCheck(description_)
                  .fault(Json::parse(reply.body), responses[status]["content"][media]["schema"]),
              "")
        << method << " " << path;
  }

  const Json description_;
};

TEST_F(Api, TheDescriptionNamesEveryRouteAndNoOther) {
  std::set<std::string> described;
  for (const auto& [path, methods] : description_["paths"].items()) {
    for (const auto& [method, operation] : methods.items())
      described.insert(method + " " + path);
  }
  std::set<std::string> there;
  const auto router = service_router(runtime_->parts());
  for (const auto& route : router.routes()) {
    if (route.pattern.rfind("/manage", 0) == 0) continue;
    there.insert((route.method == "GET" ? "get " : "post ") + route.pattern);
  }
  EXPECT_EQ(described, there);
}

TEST_F(Api, EveryAnswerIsAsDescribed) {
  const std::string run = publish();
  const std::string release = Json::parse(ask("GET", "/api/v1/releases").body)["releases"][0]["id"];
  struct Case {
    const char* method;
    std::string described;
    std::string path;
  };
  const std::vector<Case> cases = {
      {"get", "/api/v1/programmes", "/api/v1/programmes"},
      {"get", "/api/v1/programmes/{programme}", "/api/v1/programmes/plan"},
      {"get", "/api/v1/programmes/{programme}", "/api/v1/programmes/none"},
      {"get", "/api/v1/programmes/{programme}/report", "/api/v1/programmes/plan/report"},
      {"get", "/api/v1/programmes/{programme}/note",
       "/api/v1/programmes/plan/note?format=html&lang=ru"},
      {"get", "/api/v1/programmes/{programme}/note", "/api/v1/programmes/plan/note?format=pdf"},
      {"get", "/api/v1/programmes/{programme}/workbook", "/api/v1/programmes/plan/workbook"},
      {"get", "/api/v1/programmes/{programme}/questions", "/api/v1/programmes/plan/questions"},
      {"get", "/api/v1/releases", "/api/v1/releases"},
      {"get", "/api/v1/releases/{release}", "/api/v1/releases/" + release},
      {"get", "/api/v1/releases/{release}", "/api/v1/releases/none"},
      {"get", "/api/v1/runs", "/api/v1/runs"},
      {"get", "/api/v1/runs/{run}", "/api/v1/runs/" + run},
      {"get", "/api/v1/runs/{run}", "/api/v1/runs/none"},
      {"get", "/api/v1/runs/{run}/problems", "/api/v1/runs/" + run + "/problems"},
      {"get", "/api/v1/runs/{run}/log", "/api/v1/runs/" + run + "/log"},
      {"get", "/api/v1/runs/{run}/events", "/api/v1/runs/" + run + "/events"},
      {"get", "/api/v1/uploads/{upload}", "/api/v1/uploads/" + std::string(64, 'a')},
      {"get", "/api/v1/schedule", "/api/v1/schedule"},
      {"get", "/api/v1/audit", "/api/v1/audit"},
      {"get", "/healthz", "/healthz"},
      {"get", "/readyz", "/readyz"},
      {"get", "/metrics", "/metrics"},
      {"post", "/api/v1/runs/{run}/stop", "/api/v1/runs/" + run + "/stop"},
      {"post", "/api/v1/releases/{release}/show", "/api/v1/releases/" + release + "/show"},
      {"post", "/api/v1/releases/{release}/show", "/api/v1/releases/none/show"},
      {"post", "/api/v1/runs", "/api/v1/runs?as_of=soon"},
      {"post", "/api/v1/runs", "/api/v1/runs?as_of=1024-01-01"},
      {"post", "/api/v1/uploads", "/api/v1/uploads"},
      {"post", "/api/v1/programmes/{programme}/decisions", "/api/v1/programmes/plan/decisions"},
      {"post", "/api/v1/reload", "/api/v1/reload"},
  };
  for (const Case& each : cases) {
    const HttpReply reply =
        ask(std::string(each.method) == "get" ? "GET" : "POST", each.path, "", bearer());
    expect_described(reply, each.method, each.described);
    EXPECT_LT(reply.status, 500) << each.path << reply.body;
  }
  EXPECT_EQ(ask("POST", "/api/v1/runs?as_of=1024-01-01", "", bearer()).status, 400);
}

TEST_F(Api, WhatIsNotPublishedNeedsAToken) {
  publish();
  EXPECT_EQ(ask("GET", "/api/v1/programmes").status, 200);
  for (const char* path :
       {"/api/v1/runs", "/api/v1/programmes/plan/questions", "/api/v1/schedule", "/api/v1/audit"}) {
    const HttpReply reply = ask("GET", path);
    EXPECT_EQ(reply.status, 401) << path;
    EXPECT_EQ(reply.header("WWW-Authenticate"), "Bearer realm=\"vekha\"");
    EXPECT_EQ(ask("GET", path, "", {{"Authorization", "Bearer vekha_x_y"}}).status, 401) << path;
    EXPECT_EQ(ask("GET", path, "", {{"Authorization", "Basic YTpi"}}).status, 401) << path;
  }
  for (const char* path :
       {"/api/v1/runs", "/api/v1/uploads", "/api/v1/reload", "/api/v1/releases/x/show"})
    EXPECT_EQ(ask("POST", path).status, 401) << path;
}

TEST_F(Api, ATokenReachesNoFurtherThanItsScopes) {
  const std::string reader =
      runtime_->parts().tokens.add("reader", {access::Scope::read}, std::nullopt);
  const Headers headers = {{"Authorization", "Bearer " + reader}};
  EXPECT_EQ(ask("GET", "/api/v1/runs", "", headers).status, 200);
  EXPECT_EQ(ask("POST", "/api/v1/runs", "", headers).status, 403);
  EXPECT_EQ(ask("GET", "/api/v1/audit", "", headers).status, 403);
  const auto log = runtime_->parts().audit.last(1);
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].what, "run.start");
  EXPECT_FALSE(log[0].allowed);
}

std::string upload_body(const std::string& kind, const std::string& name,
                        const std::string& content) {
  return "--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind +
         "\r\n--zz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
         "\"\r\n\r\n" + content + "\r\n--zz--\r\n";
}

TEST_F(Api, AnUploadIsCheckedKeptAndPublished) {
  publish();
  const std::string before = ask("GET", "/api/v1/programmes/plan/report").body;
  const HttpReply reply =
      ask("POST", "/api/v1/uploads",
          upload_body("export", "июнь.csv",
                      "программа;№;Мероприятие;период;факт;подтверждающий документ\n"
                      "plan;2;Издать приказ;май 2024;выполнено;приказ от 20.05.2024 № 17\n"),
          bearer_with("Content-Type", "multipart/form-data; boundary=zz"));
  EXPECT_EQ(reply.status, 201) << reply.body;
  expect_described(reply, "post", "/api/v1/uploads");
  EXPECT_EQ(Json::parse(reply.body)["files"][0]["stored"], "exports/июнь.csv");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "exports" / "июнь.csv"));
  publish();
  EXPECT_NE(ask("GET", "/api/v1/programmes/plan/report").body, before);
}

TEST_F(Api, AnUploadWithFaultsIsAnsweredWithItsAnnotatedCopy) {
  const HttpReply reply = ask("POST", "/api/v1/uploads",
                              upload_body("export", "школы.csv",
                                          "программа;№;Мероприятие;период;факт\n"
                                          "plan;1;Провести семинар;март 2024;скоро\n"
                                          "plan;1;Провести семинар;апрель 2024;1\n"),
                              bearer_with("Content-Type", "multipart/form-data; boundary=zz"));
  EXPECT_EQ(reply.status, 201) << reply.body;
  expect_described(reply, "post", "/api/v1/uploads");
  const Json file = Json::parse(reply.body)["files"][0];
  ASSERT_TRUE(file["annotated"].is_string()) << reply.body;
  const std::string path = file["annotated"].get<std::string>();
  EXPECT_EQ(ask("GET", path).status, 401);
  const HttpReply copy = ask("GET", path, "", bearer());
  expect_described(copy, "get", "/api/v1/uploads/{upload}");
  EXPECT_EQ(copy.body.substr(0, 2), "PK");
  EXPECT_THAT(copy.header("Content-Disposition"), HasSubstr(".xlsx"));
  for (const char* other : {"/api/v1/uploads/..%2f..%2fusers.json", "/api/v1/uploads/x"})
    EXPECT_THAT(ask("GET", other, "", bearer()).status, testing::AnyOf(400, 404)) << other;
}

TEST_F(Api, AHostileUploadLeavesNothing) {
  const std::string type = "multipart/form-data; boundary=zz";
  const auto send = [&](const std::string& body) {
    return ask("POST", "/api/v1/uploads", body, bearer_with("Content-Type", type));
  };
  for (const char* name : {"../../evil.csv", "..\\evil.csv", "/etc/evil.csv"}) {
    send(upload_body("export", name, "a;b\n"));
    EXPECT_FALSE(std::filesystem::exists(folder_.parent_path() / "evil.csv")) << name;
    EXPECT_FALSE(std::filesystem::exists("/etc/evil.csv")) << name;
  }
  EXPECT_EQ(send(upload_body("export", "program.exe", "MZ")).status, 422);
  EXPECT_EQ(send(upload_body("export", "junk.xlsx", "no zip at all")).status, 422);
  EXPECT_EQ(send(upload_body("roadmap", "junk.docx", "PK\x03\x04 junk")).status, 422);
  EXPECT_EQ(send(upload_body("secrets", "a.csv", "a;b\n")).status, 400);
  EXPECT_EQ(send("--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nexport").status,
            400);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "exports" / "junk.xlsx"));
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "state" / "uploads"));
}

TEST_F(Api, AReplacedExportIsSetAside) {
  const auto send = [&](const char* value) {
    return ask(
        "POST", "/api/v1/uploads",
        upload_body("export", "may.csv",
                    "программа;№;Мероприятие;период;факт\nplan;1;Провести семинар;март 2024;" +
                        std::string(value) + "\n"),
        bearer_with("Content-Type", "multipart/form-data; boundary=zz"));
  };
  EXPECT_EQ(send("1").status, 201);
  const auto folder = folder_ / "state" / "replaced";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder),
                          std::filesystem::directory_iterator()),
            1);
}

TEST_F(Api, ADecisionIsWrittenDownAndReadByTheNextRun) {
  publish();
  const HttpReply reply = ask("POST", "/api/v1/programmes/plan/decisions",
                              "measure=2&decision=cancelled&basis=%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%"
                              "D0%B7+%22%E2%84%96+5%22%0Aevil%3D1",
                              bearer_with("Content-Type", "application/x-www-form-urlencoded"));
  EXPECT_EQ(reply.status, 201) << reply.body;
  publish();
  const Json report = Json::parse(ask("GET", "/api/v1/programmes/plan/report").body);
  EXPECT_EQ(report["measures"][1]["status"], "CANCELLED") << read_file(folder_ / "decisions.toml");
  for (const char* wrong :
       {"measure=99&decision=cancelled", "measure=1&decision=magic", "measure=1&decision=term"}) {
    EXPECT_EQ(ask("POST", "/api/v1/programmes/plan/decisions", wrong,
                  bearer_with("Content-Type", "application/x-www-form-urlencoded"))
                  .status,
              422)
        << wrong;
  }
}

TEST_F(Api, ADecisionThatCanBeReadInSeveralWaysIsRefusedAtOnce) {
  publish();
  const auto decide = [&](const std::string& text) {
    return ask("POST", "/api/v1/programmes/plan/decisions", "measure=2&decision=term&text=" + text,
               bearer_with("Content-Type", "application/x-www-form-urlencoded"));
  };
  const HttpReply open_ended = decide("%D1%81+%D0%BC%D0%B0%D1%80%D1%82%D0%B0");  // «с марта»
  EXPECT_EQ(open_ended.status, 422) << open_ended.body;
  EXPECT_THAT(open_ended.body, HasSubstr("decision_ambiguous"));
  EXPECT_THAT(open_ended.body, HasSubstr("с марта"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "decisions.toml"));
  EXPECT_EQ(decide("%D0%B4%D0%BE+1+%D0%B8%D1%8E%D0%BD%D1%8F+2024+%D0%B3.").status, 201);
  const Json actions = Json::parse(ask("GET", "/api/v1/audit", "", bearer()).body)["actions"];
  EXPECT_EQ(actions[0]["what"], "decision.kept");
  EXPECT_EQ(actions[0]["target"], "plan 2 term");
}

TEST_F(Api, TheAuditNamesWhatBecameOfEachFile) {
  const auto send = [&](const std::string& name, const std::string& bytes) {
    return ask("POST", "/api/v1/uploads",
               "--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nexport\r\n--zz\r\n"
               "Content-Disposition: form-data; name=\"file\"; filename=\"" +
                   name + "\"\r\n\r\n" + bytes + "\r\n--zz--\r\n",
               bearer_with("Content-Type", "multipart/form-data; boundary=zz"));
  };
  EXPECT_EQ(send("school.csv",
                 "программа;№;Мероприятие;период;факт\n"
                 "plan;1;Провести семинар;март 2024;1\n")
                .status,
            201);
  EXPECT_EQ(send("school.exe", "MZ").status, 422);
  const Json actions = Json::parse(ask("GET", "/api/v1/audit", "", bearer()).body)["actions"];
  EXPECT_EQ(actions[0]["what"], "upload.refused");
  EXPECT_EQ(actions[0]["target"], "school.exe");
  EXPECT_EQ(actions[2]["what"], "upload.kept");
  EXPECT_EQ(actions[2]["target"], "exports/school.csv");
  EXPECT_THAT(actions[2]["who"].get<std::string>(), testing::StartsWith("token:"));
}

TEST_F(Api, ConditionsRangesAndCompression) {
  publish();
  const HttpReply whole = ask("GET", "/");
  ASSERT_EQ(whole.status, 200);
  const std::string tag = whole.header("ETag");
  EXPECT_EQ(ask("GET", "/", "", {{"If-None-Match", tag}}).status, 304);
  const HttpReply part = ask("GET", "/", "", {{"Range", "bytes=0-14"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, whole.body.substr(0, 15));
  const HttpReply small = ask("GET", "/", "", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(small.header("Content-Encoding"), "gzip");
  EXPECT_LT(small.body.size(), whole.body.size() / 2);
}

TEST_F(Api, NothingOutsideOfTheReleaseIsServed) {
  publish();
  for (const char* path :
       {"/../vekha.toml", "/%2e%2e/vekha.toml", "/%2e%2e%2fvekha.toml", "/..%2f..%2fvekha.toml",
        "/%252e%252e/vekha.toml", "/x/../../../vekha.toml", "/..%5cvekha.toml",
        "/%c0%ae%c0%ae/vekha.toml", "//etc/passwd", "/%2fetc/passwd", "/.lock", "/../.run.lock",
        "/../../state/users.json", "/plan/../../../state/tokens.json",
        "/manage/assets/..%2f..%2fservice%2flogin.mustache",
        "/manage/assets/fonts/..%2f..%2f..%2fvekha.toml", "/api/v1/runs/..%2f..%2fusers",
        "/api/v1/releases/..%2f..%2f..", "/api/v1/programmes/..%2f..%2fstate/workbook"}) {
    const HttpReply reply = ask("GET", path, "", bearer());
    EXPECT_THAT(reply.status, testing::AnyOf(400, 404)) << path;
    EXPECT_THAT(reply.body, testing::Not(HasSubstr("as_of = 2024"))) << path;
  }
}

TEST_F(Api, EventsTellTheRunToItsEnd) {
  const std::string run = publish();
  const HttpReply reply = ask("GET", "/api/v1/runs/" + run + "/events", "", bearer());
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("event: stage\ndata: {\"stage\":\"read_road_maps\""));
  EXPECT_THAT(reply.body, HasSubstr("event: end\ndata: {\"id\":\"" + run + "\""));
  EXPECT_THAT(ask("GET", "/api/v1/runs/" + run + "/log", "", bearer()).body,
              HasSubstr("опубликован выпуск"));
}

TEST_F(Api, ANoteIsOfThePartThatIsAskedFor) {
  publish();
  const std::string path = "/api/v1/programmes/plan/note";
  const HttpReply whole = ask("GET", path);
  EXPECT_THAT(whole.body, HasSubstr("Издать приказ"));
  const HttpReply part = ask("GET", path + "?executor=%D0%A6%D0%9C%D0%A1&section=");  // ЦМС
  EXPECT_EQ(part.status, 200) << part.body;
  EXPECT_THAT(part.body, HasSubstr("Провести семинар"));
  EXPECT_THAT(part.body, testing::Not(HasSubstr("Издать приказ")));
  EXPECT_NE(part.header("ETag"), whole.header("ETag"));
  const HttpReply word = ask("GET", path + "?format=docx");
  expect_described(word, "get", "/api/v1/programmes/{programme}/note");
  EXPECT_EQ(word.body.substr(0, 2), "PK");
  EXPECT_THAT(word.header("Content-Disposition"), HasSubstr(".docx"));
}

TEST_F(Api, ANotesPeriodIsWorkedOutForKnownCallers) {
  publish();
  const std::string path = "/api/v1/programmes/plan/note";
  for (const char* query : {"?period=2024-Q1", "?period=&period=2024-Q1"})
    EXPECT_EQ(ask("GET", path + query).status, 401) << query;
  const HttpReply quarter = ask("GET", path + "?period=2024-Q1", "", bearer());
  EXPECT_EQ(quarter.status, 200) << quarter.body;
  EXPECT_NE(quarter.body, ask("GET", path).body);
  EXPECT_EQ(ask("GET", path + "?period=2024-Q1", "", bearer()).body, quarter.body);
}

TEST_F(Api, ANoteOfNothingThatIsThereIsRefused) {
  publish();
  const std::string path = "/api/v1/programmes/plan/note";
  for (const auto& [query, status] :
       std::vector<std::pair<std::string, int>>{{"?section=IX", 422},
                                                {"?executor=nobody", 422},
                                                {"?school=none", 422},
                                                {"?colour=red", 400},
                                                {"?format=odt", 400},
                                                {"?lang=fr", 400},
                                                {"?period=spring", 400},
                                                {"?section=" + std::string(2000, 'x'), 400}}) {
    const HttpReply reply = ask("GET", path + query, "", bearer());
    EXPECT_EQ(reply.status, status) << query << reply.body;
    expect_described(reply, "get", "/api/v1/programmes/{programme}/note");
  }
}

TEST_F(Api, NotesComeQuicklyAlsoDuringARun) {
  publish();
  ASSERT_EQ(ask("GET", "/api/v1/programmes/plan/note").status, 200);
  ask("POST", "/api/v1/runs", "", bearer());
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(ask("GET", "/api/v1/programmes/plan/note").status, 200);
}

TEST_F(Api, ARunThatRefusesLeavesTheReleaseAndIsReady) {
  publish();
  const std::string before = ask("GET", "/").body;
  write(folder_ / "roadmaps" / "plan.csv", "junk");
  const std::string run = publish();
  EXPECT_EQ(Json::parse(ask("GET", "/api/v1/runs/" + run, "", bearer()).body)["state"], "refused");
  EXPECT_EQ(ask("GET", "/").body, before);
  EXPECT_EQ(ask("GET", "/readyz").status, 200);
}

TEST_F(Api, WhatTheDiskRefusesIsToldToThoseWhoMayAct) {
  std::filesystem::remove(folder_ / "state" / "audit.jsonl");
  std::filesystem::create_directories(folder_ / "state" / "audit.jsonl");
  const HttpReply reply = ask("POST", "/api/v1/runs", "", bearer());
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.media_type, "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr("audit.jsonl"));
  EXPECT_THAT(reply.body, HasSubstr("\"advice\":\""));
  const HttpReply stranger = ask("POST", "/api/v1/runs");
  EXPECT_EQ(stranger.status, 500);
  EXPECT_THAT(stranger.body, testing::Not(HasSubstr("audit.jsonl")));
}

TEST_F(Api, ADamagedHistoryIsToldAtTheStart) {
  publish();
  runtime_.reset();
  const auto history = folder_ / "state" / "history.db";
  const auto size = std::filesystem::file_size(history);
  constexpr std::size_t page = 4096;
  ASSERT_GT(size, 4 * page);
  {
    std::fstream file(history, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(3 * page));
    file << std::string(size - 3 * page, '\x5a');
  }
  begin();
  std::string log;
  for (int i = 0; i < 100 && log.find("история") == std::string::npos &&
                  log.find("истории") == std::string::npos;
       ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    log = read_file(folder_ / "service.log");
  }
  EXPECT_THAT(log, HasSubstr("файл истории повреждён"));
  EXPECT_EQ(ask("GET", "/").status, 200) << "visitors need no history";
}

TEST_F(Api, SecretsAreInNoLogAndNoAnswer) {
  publish();
  const std::string secret = token_.substr(token_.find('_', 6) + 1);
  for (const char* file : {"service.log", "state/audit.jsonl", "state/tokens.json"})
    EXPECT_THAT(read_file(folder_ / file), testing::Not(HasSubstr(secret))) << file;
}

TEST_F(Api, AReloadTellsFaultsAndKeepsTheOldSettings) {
  write_settings("[server]\nport = 99999\nmisspelt = 1\n");
  const HttpReply reply = ask("POST", "/api/v1/reload", "", bearer_with("Accept-Language", "en"));
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("vekha.toml, row 9, column 8"));
  EXPECT_FALSE(runtime_->reload_wanted());
  write_settings("");
  EXPECT_EQ(ask("POST", "/api/v1/reload", "", bearer()).status, 200);
  EXPECT_TRUE(runtime_->reload_wanted());
}

}  // namespace
}  // namespace vekha::web
