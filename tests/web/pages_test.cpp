#include "web/site_of_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class Pages : public ServiceTest {
 protected:
  std::string log_in(const std::string& name, access::Role role) {
    runtime_->parts().accounts.put({name, role}, "a long passphrase");
    const HttpReply reply =
        ask("POST", "/manage/login", "name=" + name + "&password=a+long+passphrase");
    EXPECT_EQ(reply.status, 303);
    const std::string cookie = reply.header("Set-Cookie");
    EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
    EXPECT_THAT(cookie, HasSubstr("SameSite=Strict"));
    return cookie.substr(0, cookie.find(';'));
  }
  /// Its first measure asks about the plan, its second about the term.
  void plan_that_asks() {
    write(folder_ / "roadmaps" / "plan.csv",
          "№;Мероприятие;Показатель;Срок;Исполнитель\n"
          "1;Провести совещания;Протоколы совещаний;до 1 июня 2024 г.;УО\n"
          "2;Провести семинар;Не менее 2;по отдельному графику;ЦМС\n");
  }
  static std::string csrf_in(const std::string& page) {
    const std::string mark = "name=\"csrf\" value=\"";
    const std::size_t at = page.find(mark) + mark.size();
    return page.substr(at, page.find('"', at) - at);
  }
  HttpReply post(const std::string& path, const std::string& body, const std::string& cookie,
                 const Headers& more = {}) {
    Headers headers = {{"Cookie", cookie}, {"Content-Type", "application/x-www-form-urlencoded"}};
    headers.insert(headers.end(), more.begin(), more.end());
    return ask("POST", path, body, headers);
  }
};

TEST_F(Pages, NobodyGetsInWithoutAPassword) {
  for (const char* path :
       {"/manage/", "/manage/runs/x", "/manage/questions/plan", "/manage/audit"}) {
    const HttpReply reply = ask("GET", path);
    EXPECT_EQ(reply.status, 303) << path;
    EXPECT_EQ(reply.header("Location"), "/manage/login");
    EXPECT_EQ(ask("GET", path, "", bearer()).status, 303) << "tokens are for the API";
  }
  runtime_->parts().accounts.put({"metodist", access::Role::methodist}, "a long passphrase");
  EXPECT_EQ(ask("POST", "/manage/login", "name=metodist&password=wrong").status, 401);
  EXPECT_EQ(ask("GET", "/manage/login").status, 200);
}

TEST_F(Pages, AVisitorIsToldByAPageThatThereIsNone) {
  const Headers browser = {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  HttpReply reply = ask("GET", "/", "", browser);
  EXPECT_EQ(reply.status, 404);
  EXPECT_THAT(reply.body, HasSubstr("Пока ничего не опубликовано"));
  const std::string cookie = log_in("metodist", access::Role::methodist);
  const std::string page = ask("GET", "/manage/", "", {{"Cookie", cookie}}).body;
  post("/manage/run", "csrf=" + csrf_in(page), cookie);
  for (int i = 0; i < 200 && ask("GET", "/").status != 200; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  reply = ask("GET", "/plan/m-999.html", "", browser);
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.media_type, "text/html; charset=utf-8");
  EXPECT_THAT(reply.body, HasSubstr("Такой страницы нет"));
  EXPECT_THAT(reply.body, HasSubstr("href=\"/\""));
  EXPECT_EQ(ask("GET", "/plan/m-999.html").media_type, "application/problem+json") << "a program";
  EXPECT_EQ(ask("GET", "/api/v1/x", "", browser).media_type, "application/problem+json");
}

TEST_F(Pages, GuessingIsSlowedDown) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(ask("POST", "/manage/login", "name=metodist&password=wrong").status, 401);
  EXPECT_EQ(ask("POST", "/manage/login", "name=metodist&password=wrong").status, 429);
}

TEST_F(Pages, AMethodistPublishesAndRollsBack) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  std::string page = ask("GET", "/manage/", "", {{"Cookie", cookie}}).body;
  EXPECT_THAT(page, HasSubstr("Пока ничего не опубликовано"));
  const HttpReply started = post("/manage/run", "csrf=" + csrf_in(page), cookie);
  ASSERT_EQ(started.status, 303);
  const std::string run = started.header("Location").substr(13);
  wait_for(run);
  EXPECT_THAT(ask("GET", "/manage/runs/" + run, "", {{"Cookie", cookie}}).body,
              HasSubstr("опубликован выпуск"));
  page = ask("GET", "/manage/", "", {{"Cookie", cookie}}).body;
  EXPECT_THAT(page, HasSubstr("Посетители видят выпуск"));
  EXPECT_THAT(page, HasSubstr("user:metodist"));
  EXPECT_EQ(ask("GET", "/manage/questions/plan", "", {{"Cookie", cookie}}).status, 200);
  const std::string form = ask("GET", "/manage/notes/plan", "", {{"Cookie", cookie}}).body;
  EXPECT_THAT(form, HasSubstr(">ЦМС</option>"));
  EXPECT_EQ(ask("GET", "/manage/note/plan?section=&executor=%D0%A6%D0%9C%D0%A1&period=&format=html",
                "", {{"Cookie", cookie}})
                .status,
            200);
  EXPECT_EQ(ask("GET", "/manage/audit", "", {{"Cookie", cookie}}).status, 403);
  const auto log = runtime_->parts().audit.last(10);
  EXPECT_EQ(log[0].what, "run.start");
  EXPECT_EQ(log[0].who, "user:metodist");
  EXPECT_EQ(post("/manage/logout", "csrf=" + csrf_in(page), cookie).status, 303);
  EXPECT_EQ(ask("GET", "/manage/", "", {{"Cookie", cookie}}).status, 303);
}

TEST_F(Pages, PassportAndFormsAreTakenFilledAndSentBack) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  publish();
  const Headers who = {{"Cookie", cookie}};
  const HttpReply passport = ask("GET", "/manage/passport/plan", "", who);
  EXPECT_EQ(passport.status, 200) << passport.body;
  EXPECT_EQ(passport.body.substr(0, 2), "PK");
  EXPECT_THAT(passport.header("Content-Disposition"), HasSubstr(".xlsx"));
  EXPECT_THAT(ask("GET", "/manage/forms/plan", "", who).body, HasSubstr("<option>ЦМС</option>"));
  const HttpReply form =
      ask("GET", "/manage/form/plan?executor=%D0%A6%D0%9C%D0%A1", "", who);  // ЦМС
  EXPECT_EQ(form.status, 200) << form.body;
  EXPECT_EQ(form.body.substr(0, 2), "PK");
  EXPECT_EQ(ask("GET", "/manage/form/plan?school=%D0%A1%D0%9E%D0%A8+1", "", who).status, 200);
  EXPECT_EQ(ask("GET", "/manage/form/plan?executor=nobody", "", who).status, 422);
  EXPECT_EQ(ask("GET", "/manage/form/plan", "", who).status, 400);
  EXPECT_EQ(ask("GET", "/manage/passport/none", "", who).status, 404);
  EXPECT_EQ(ask("GET", "/manage/passport/plan").status, 303) << "who is not known logs in first";
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "state" / "downloads"));
  const std::string body =
      "--zz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" +
      csrf_in(ask("GET", "/manage/", "", who).body) +
      "\r\n--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npassport\r\n--zz\r\n"
      "Content-Disposition: form-data; name=\"file\"; filename=\"filled.xlsx\"\r\n\r\n" +
      passport.body + "\r\n--zz--\r\n";
  EXPECT_EQ(ask("POST", "/manage/upload", body,
                {{"Cookie", cookie}, {"Content-Type", "multipart/form-data; boundary=zz"}})
                .status,
            200);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "roadmaps" / "паспорт.xlsx"));
}

// A methodist who answers how many are planned must not save it as a term unawares.
TEST_F(Pages, AQuestionAboutAPlanOffersThatDecisionFirst) {
  plan_that_asks();
  const std::string cookie = log_in("metodist", access::Role::methodist);
  publish();
  const std::string page = ask("GET", "/manage/questions/plan", "", {{"Cookie", cookie}}).body;
  const std::string chosen = "<option value=\"plan\" selected>";
  const std::size_t protocols = page.find("<q>Протоколы совещаний</q>");
  const std::size_t timetable = page.find("по отдельному графику");
  ASSERT_NE(protocols, std::string::npos) << page;
  ASSERT_NE(timetable, std::string::npos) << page;
  EXPECT_LT(page.find(chosen, protocols), page.find("</section>", protocols));
  EXPECT_GT(page.find(chosen, timetable), page.find("</section>", timetable));
  EXPECT_THAT(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body,
              HasSubstr("<td data-head=\"Вопросы\">"))
      << "on a narrow screen the number would stand without its name";
}

TEST_F(Pages, ARefusedAnswerComesBackBesideItsQuestion) {
  plan_that_asks();
  const std::string cookie = log_in("metodist", access::Role::methodist);
  publish();
  const std::string csrf = csrf_in(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body);
  const std::string form = "csrf=" + csrf + "&target=plan&decision=term&basis=%E2%84%96+5";
  // «с марта»: no end.
  const HttpReply reply = post(
      "/manage/decide", form + "&measure=2&text=%D1%81+%D0%BC%D0%B0%D1%80%D1%82%D0%B0", cookie);
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("value=\"с марта\" aria-invalid=\"true\""));
  EXPECT_THAT(reply.body, HasSubstr("value=\"№ 5\""));
  EXPECT_THAT(reply.body, HasSubstr("Решение само читается неоднозначно"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "decisions.toml"));
  // A measure that nothing is asked of has no place there.
  EXPECT_THAT(post("/manage/decide", form + "&measure=77&text=2024", cookie).body,
              HasSubstr("Такого мероприятия нет"));
}

TEST_F(Pages, TheLogOfActionsSpeaksTheReadersLanguage) {
  const std::string cookie = log_in("glavny", access::Role::administrator);
  const std::string page = ask("GET", "/manage/audit", "", {{"Cookie", cookie}}).body;
  EXPECT_THAT(page, HasSubstr("<td>вход"));
  EXPECT_THAT(page, HasSubstr("<td>администратор</td>"));
}

TEST_F(Pages, WhatWentWrongIsToldByAPage) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  publish();
  const HttpReply reply = ask("GET", "/manage/note/plan?period=soon", "", {{"Cookie", cookie}});
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.media_type, HasSubstr("text/html"));
  EXPECT_THAT(reply.body, HasSubstr("«soon» не период"));
  EXPECT_THAT(reply.body, HasSubstr("href=\"/manage/\""));
  EXPECT_FALSE(reply.header("Content-Security-Policy").empty());
  EXPECT_EQ(ask("GET", "/manage/questions/none", "", {{"Cookie", cookie}}).status, 404);
}

TEST_F(Pages, ADecisionThatCannotBeWrittenIsToldByAPage) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  publish();
  std::filesystem::create_directories(folder_ / "decisions.toml" / "in the way");
  const std::string csrf = csrf_in(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body);
  const HttpReply reply =
      post("/manage/decide", "csrf=" + csrf + "&target=plan&measure=2&decision=cancelled", cookie);
  EXPECT_THAT(reply.status, testing::AnyOf(422, 503)) << reply.body;
  EXPECT_THAT(reply.media_type, HasSubstr("text/html"));
  EXPECT_THAT(reply.body, HasSubstr("decisions.toml"));
}

TEST_F(Pages, AForgedFormDoesNothing) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  const std::string csrf = csrf_in(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body);
  EXPECT_EQ(post("/manage/run", "csrf=wrong", cookie).status, 403);
  EXPECT_EQ(post("/manage/run", "", cookie).status, 403);
  EXPECT_EQ(
      post("/manage/run", "csrf=" + csrf, cookie, {{"Origin", "https://evil.example"}}).status,
      403);
  EXPECT_EQ(post("/manage/run", "csrf=" + csrf, cookie, {{"Sec-Fetch-Site", "cross-site"}}).status,
            403);
  EXPECT_EQ(ask("POST", "/api/v1/runs", "", {{"Cookie", cookie}}).status, 403)
      << "the API by cookie needs its token";
  EXPECT_TRUE(runtime_->parts().runs->list(10).empty());
  EXPECT_EQ(ask("POST", "/api/v1/runs", "", {{"Cookie", cookie}, {"X-CSRF-Token", csrf}}).status,
            202);
}

TEST_F(Pages, AReaderLooksOnly) {
  const std::string cookie = log_in("boris", access::Role::reader);
  const std::string page = ask("GET", "/manage/", "", {{"Cookie", cookie}}).body;
  EXPECT_THAT(page, Not(HasSubstr("/manage/upload")));
  EXPECT_EQ(post("/manage/run", "csrf=" + csrf_in(page), cookie).status, 403);
  EXPECT_EQ(post("/manage/upload", "csrf=" + csrf_in(page), cookie).status, 403);
}

TEST_F(Pages, AnUploadByFormTellsAllProblems) {
  const std::string cookie = log_in("metodist", access::Role::methodist);
  const std::string csrf = csrf_in(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body);
  const std::string body =
      "--zz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
      "\r\n--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nexport\r\n--zz\r\n"
      "Content-Disposition: form-data; name=\"file\"; filename=\"<b>июнь.xlsx\"\r\n\r\nno "
      "zip\r\n--zz--\r\n";
  const HttpReply reply =
      ask("POST", "/manage/upload", body,
          {{"Cookie", cookie}, {"Content-Type", "multipart/form-data; boundary=zz"}});
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("Не принят"));
  EXPECT_THAT(reply.body, HasSubstr("Исправить:"));
  EXPECT_THAT(reply.body, Not(HasSubstr("<b>июнь")));
}

TEST_F(Pages, AnUploadThatIsTooLargeIsToldByAPage) {
  write_settings("[server]\nlargest_upload_mb = 1\n");
  runtime_.reset();
  begin();
  const std::string cookie = log_in("metodist", access::Role::methodist);
  const std::string csrf = csrf_in(ask("GET", "/manage/", "", {{"Cookie", cookie}}).body);
  const std::string body =
      "--zz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf +
      "\r\n--zz\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nexport\r\n--zz\r\n"
      "Content-Disposition: form-data; name=\"file\"; filename=\"may.csv\"\r\n\r\n" +
      std::string((1U << 20U) + 1, 'a') + "\r\n--zz--\r\n";
  const HttpReply reply =
      ask("POST", "/manage/upload", body,
          {{"Cookie", cookie}, {"Content-Type", "multipart/form-data; boundary=zz"}});
  EXPECT_EQ(reply.status, 413);
  EXPECT_THAT(reply.media_type, HasSubstr("text/html"));
  EXPECT_THAT(reply.body, HasSubstr("не больше 1 МБ"));
}

TEST_F(Pages, HoldNoScriptAndAStrictPolicy) {
  const std::string cookie = log_in("olga", access::Role::administrator);
  for (const char* path : {"/manage/", "/manage/audit", "/manage/login"}) {
    const HttpReply reply = ask("GET", path, "", {{"Cookie", cookie}});
    EXPECT_EQ(reply.status, 200) << path;
    EXPECT_THAT(reply.body, Not(HasSubstr("<script"))) << path;
    EXPECT_THAT(reply.header("Content-Security-Policy"), HasSubstr("default-src 'none'")) << path;
    EXPECT_EQ(reply.header("Cache-Control"), "no-store") << path;
  }
  EXPECT_EQ(ask("GET", "/manage/assets/style.css").status, 200);
  EXPECT_EQ(ask("GET", "/manage/assets/none.css").status, 404);
}

}  // namespace
}  // namespace vekha::web
