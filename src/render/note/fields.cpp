#include "render/note/fields.h"

#include "base/text.h"

namespace vekha::render::note {

namespace {

std::vector<Field> counts(std::string_view list, const Words& of) {
  static const std::vector<std::pair<std::string_view, Words>> columns = {
      {"name", {"наименование", "name"}},
      {"total", {"всего мероприятий", "measures"}},
      {"due", {"срок наступил", "due"}},
      {"done", {"выполнено в полном объёме", "done in full"}},
      {"late", {"из них с нарушением срока", "of them late"}},
      {"unconfirmed", {"заявлено, не подтверждено", "claimed, not confirmed"}},
      {"partial", {"выполнено частично", "done in part"}},
      {"not_done", {"не выполнено", "not done"}},
      {"no_data", {"нет данных", "no data"}},
      {"in_progress", {"в работе, вместе с рисками", "in progress, with those at risk"}},
      {"not_due", {"срок не наступил", "not due yet"}},
      {"clarify", {"требует уточнения или оценки", "to be clarified or judged"}},
      {"outside", {"вне учёта", "not counted"}},
      {"srm", {"СРм, % или прочерк", "share done, % or a dash"}},
      {"last", {"есть в строке «Итого»", "set in the row of totals"}}};
  std::vector<Field> all = {{std::string(list), of}};
  for (const auto& [name, about] : columns)
    all.push_back({std::string(list) + "[]." + std::string(name), about});
  return all;
}

void append(std::vector<Field>& all, const std::vector<Field>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

std::vector<Field> make_fields() {
  std::vector<Field> all = {
      {"office", {"организация", "the office"}},
      {"programme", {"наименование дорожной карты", "title of the programme"}},
      {"organisation", {"организация, утвердившая дорожную карту", "who approved the programme"}},
      {"period", {"отчётный период: «с … по …»", "reporting period"}},
      {"as_of", {"по состоянию на, дата", "as-of date"}},
      {"scope",
       {"что выбрано: раздел, исполнитель, школа; пусто у справки по всей программе",
        "what was selected; none for the whole programme"}},
      {"snapshot", {"номер снимка данных", "id of the snapshot"}},
      {"version", {"версия Вехи", "version of Vekha"}},
      {"general", {"общие сведения, по строкам", "general facts, by rows"}},
      {"general[].name", {"что", "what"}},
      {"general[].value", {"значение", "value"}},
      {"settings", {"пороги методики одной фразой", "the method's thresholds"}},
      {"size",
       {"сколько мероприятий и у скольких наступил срок", "how many measures, how many due"}},
      {"result", {"главный итог одной фразой", "the main result in one sentence"}},
      {"counts", {"по фразе на каждый статус", "a sentence a status"}},
      {"%chart_statuses", {"диаграмма: мероприятия по статусам", "chart: measures by status"}},
      {"%chart_sections", {"диаграмма: мероприятия по разделам", "chart: measures by section"}}};
  append(all, counts("sections", {"таблица 1: разделы и итог", "table 1: sections and total"}));
  append(
      all,
      {{"has_indicators", {"есть, когда таблица 2 не пуста", "set when table 2 is not empty"}},
       {"indicators", {"таблица 2: плановые и фактические значения", "table 2: plan and actual"}},
       {"indicators[].number", {"номер", "number"}},
       {"indicators[].title", {"показатель", "indicator"}},
       {"indicators[].unit", {"единица измерения", "unit"}},
       {"indicators[].plan", {"план", "plan"}},
       {"indicators[].actual", {"факт", "actual"}},
       {"indicators[].deviation", {"отклонение", "deviation"}},
       {"indicators[].degree", {"степень достижения, %", "degree, %"}},
       {"indicators[].reason", {"причина отклонения, как сообщена", "reason as reported"}},
       {"has_executors", {"есть, когда названы исполнители", "set when executors are named"}}});
  append(all, counts("executors", {"таблица 3: исполнители", "table 3: executors"}));
  append(
      all,
      {{"has_units", {"есть, когда отчитывались школы", "set when schools reported"}},
       {"units", {"таблица 4: школы и центры", "table 4: schools and centres"}},
       {"units[].name", {"школа или центр", "school or centre"}},
       {"units[].measures", {"мероприятий с отчётом", "measures reported on"}},
       {"units[].confirmed", {"из них с документом", "of them with a document"}},
       {"has_delays",
        {"есть, когда есть нарушения срока или риски", "set when any are late or at risk"}},
       {"delays", {"таблица 5: нарушения срока и риски", "table 5: late and at risk"}},
       {"delays[].number", {"номер", "number"}},
       {"delays[].title", {"мероприятие", "measure"}},
       {"delays[].term", {"срок", "term"}},
       {"delays[].executor", {"исполнитель", "executor"}},
       {"delays[].late", {"на сколько просрочено или статус", "by how much, or the status"}},
       {"delays[].why", {"пояснение", "explanation"}},
       {"delays[].reason", {"причина, как сообщена", "reason as reported"}},
       {"has_questions", {"есть, когда есть вопросы", "set when there are questions"}},
       {"questions", {"вопросы к тексту дорожной карты", "questions on the road map"}},
       {"questions[].place", {"место в документе", "place in the document"}},
       {"questions[].text", {"текст документа", "the document's words"}},
       {"questions[].ask", {"вопрос", "the question"}},
       {"questions[].has_candidates", {"есть, когда есть варианты", "set when there are readings"}},
       {"questions[].candidates", {"варианты прочтения", "possible readings"}},
       {"questions[].blocking",
        {"есть, когда от ответа зависит статус", "set when the status depends on it"}}});
  append(all,
         {{"conclusions", {"выводы, по фразе", "conclusions, a sentence each"}},
          {"has_recommendations", {"есть, когда есть рекомендации", "set when there are any"}},
          {"recommendations", {"адресные рекомендации", "recommendations"}},
          {"recommendations[].executor", {"кому", "to whom"}},
          {"recommendations[].text", {"что сделать", "what to do"}},
          {"measures", {"приложение 1: все мероприятия", "annex 1: all measures"}},
          {"measures[].number", {"номер", "number"}},
          {"measures[].title", {"мероприятие", "measure"}},
          {"measures[].term", {"срок по тексту", "term as printed"}},
          {"measures[].executor", {"исполнитель", "executor"}},
          {"measures[].plan", {"план", "plan"}},
          {"measures[].actual", {"факт", "actual"}},
          {"measures[].status", {"статус", "status"}},
          {"measures[].why", {"пояснение", "explanation"}},
          {"has_evidence", {"есть, когда названы документы", "set when documents are named"}},
          {"evidence", {"приложение 2: подтверждающие документы", "annex 2: documents"}},
          {"evidence[].number", {"мероприятие", "measure"}},
          {"evidence[].text", {"документ", "document"}},
          {"evidence[].link", {"ссылка", "link"}},
          {"evidence[].period", {"за период", "period"}},
          {"evidence[].place", {"файл и ячейка", "file and cell"}},
          {"has_assumptions", {"есть, когда были допущения", "set when there were assumptions"}},
          {"assumptions", {"приложение 3: допущения и решения", "annex 3: assumptions, decisions"}},
          {"assumptions[].number", {"мероприятие", "measure"}},
          {"assumptions[].assumptions", {"допущения", "assumptions"}},
          {"assumptions[].decisions", {"решения", "decisions"}},
          {"assumptions[].decisions[].kind", {"что решено", "what was decided"}},
          {"assumptions[].decisions[].text", {"прочтение", "reading"}},
          {"assumptions[].decisions[].basis", {"основание", "basis"}},
          {"assumptions[].decisions[].date", {"дата", "date"}},
          {"assumptions[].decisions[].source", {"где записано", "where it is written"}}});
  return all;
}

// The members of `prefix` ("", "sections[].") as one object.
Value object_of(const std::string& prefix) {
  Value object;
  for (const Field& field : fields()) {
    if (!field.path.starts_with(prefix) || field.path.front() == '%') continue;
    const std::string name = field.path.substr(prefix.size());
    if (name.empty() || name.find('[') != std::string::npos) continue;
    Value members = object_of(prefix + name + "[].");
    const bool is_list = !members.members().empty();
    object.set(name, is_list ? Value(Value::List{std::move(members)}) : Value(name));
  }
  return object;
}

bool is_text_list(std::string_view path) {
  return path == "counts" || path == "conclusions" || path == "questions[].candidates" ||
         path == "assumptions[].assumptions";
}

}  // namespace

const std::vector<Field>& fields() {
  static const std::vector<Field> all = make_fields();
  return all;
}

docx::Vocabulary vocabulary() {
  docx::Vocabulary words{.sample = object_of("")};
  for (const Field& field : fields()) {
    if (field.path.front() == '%') words.pictures.emplace(field.path.substr(1));
  }
  return words;
}

Words list_of_tags() {
  Words out;
  for (const Field& field : fields()) {
    const std::size_t list = field.path.rfind("[].");
    const bool inside = list != std::string::npos;
    std::string tag = "{{" + (inside ? field.path.substr(list + 3) : field.path) + "}}";
    const bool is_section = !object_of(field.path + "[].").members().empty() ||
                            is_text_list(field.path) || field.path.starts_with("has_");
    if (is_section) tag.insert(2, "#");
    const std::string indent = inside ? "    " : "";
    out.ru += indent + tag + " — " + field.about.ru +
              (is_text_list(field.path) ? "; внутри {{.}}" : "") + "\n";
    out.en += indent + tag + " — " + field.about.en +
              (is_text_list(field.path) ? "; inside: {{.}}" : "") + "\n";
  }
  return out;
}

}  // namespace vekha::render::note
