#include "roadmap/reading_nouns_words.h"

#include <array>

// A table, hence its length: one row the nouns of a kind that
// decline alike.
namespace vekha::roadmap::reading {

namespace {

constexpr Paradigm hard{"|а|у||ом|е|ы|ов|ам|ами|ах", Gender::masculine};
constexpr Paradigm velar{"|а|у||ом|е|и|ов|ам|ами|ах", Gender::masculine};
constexpr Paradigm stressed_a{"|а|у||ом|е|а|ов|ам|ами|ах", Gender::masculine};
constexpr Paradigm fleeting_ok{"ок|ка|ку|ок|ком|ке|ки|ков|кам|ками|ках", Gender::masculine};
constexpr Paradigm soft{"ь|я|ю|ь|ем|е|и|ей|ям|ями|ях", Gender::masculine};
// учителя, not учители
constexpr Paradigm soft_a{"ь|я|ю|я|ем|е|я|ей|ям|ями|ях", Gender::masculine};
constexpr Paradigm level{"ень|ня|ню|ень|нем|не|ни|ней|ням|нями|нях", Gender::masculine};
constexpr Paradigm ec{"ец|ца|цу|ца|цем|це|цы|цев|цам|цами|цах", Gender::masculine};
constexpr Paradigm citizen{"ин|ина|ину|ина|ином|ине|е||ам|ами|ах", Gender::masculine};
constexpr Paradigm adjective{"ый|ого|ому|ого|ым|ом|ые|ых|ым|ыми|ых", Gender::masculine};
constexpr Paradigm short_i{"й|я|ю|й|ем|е|и|ев|ям|ями|ях", Gender::masculine};
constexpr Paradigm hissing{"|а|у||ом|е|и|ей|ам|ами|ах", Gender::masculine};
constexpr Paradigm child{
    "ебенок|ебенка|ебенку|ебенка|ебенком|ебенке|ебята|ебят|ебятам|ебятами|ебятах",
    Gender::masculine};
constexpr Paradigm children{"ети|етей|етям|етей|етьми|етях|ети|етей|етям|етьми|етях",
                            Gender::masculine};
constexpr Paradigm person{"|а|у|а|ом|е|||ам|ами|ах", Gender::masculine};
constexpr Paradigm feminine{"а|ы|е|у|ой|е|ы||ам|ами|ах", Gender::feminine};
constexpr Paradigm feminine_velar{"а|и|е|у|ой|е|и||ам|ами|ах", Gender::feminine};
constexpr Paradigm feminine_hissing{"а|и|е|у|ей|е|и||ам|ами|ах", Gender::feminine};
constexpr Paradigm fleeting_ka{"ка|ки|ке|ку|кой|ке|ки|ок|кам|ками|ках", Gender::feminine};
constexpr Paradigm fleeting_ika{"йка|йки|йке|йку|йкой|йке|йки|ек|йкам|йками|йках",
                                Gender::feminine};
constexpr Paradigm iya{"я|и|и|ю|ей|и|и|й|ям|ями|ях", Gender::feminine};
constexpr Paradigm ya{"я|и|е|ю|ей|е|и|ь|ям|ями|ях", Gender::feminine};
constexpr Paradigm ya_fleeting{"я|и|е|ю|ей|е|и|ей|ям|ями|ях", Gender::feminine};
constexpr Paradigm family{"ья|ьи|ье|ью|ьей|ье|ьи|ей|ьям|ьями|ьях", Gender::feminine};
constexpr Paradigm feminine_soft{"ь|и|и|ь|ью|и|и|ей|ям|ями|ях", Gender::feminine};
constexpr Paradigm ie{"е|я|ю|е|ем|и|я|й|ям|ями|ях", Gender::neuter};
constexpr Paradigm neuter{"о|а|у|о|ом|е|а||ам|ами|ах", Gender::neuter};
constexpr Paradigm letter_paradigm{"ьмо|ьма|ьму|ьмо|ьмом|ьме|ьма|ем|ьмам|ьмами|ьмах",
                                   Gender::neuter};
constexpr Paradigm reflexive{"ийся|егося|емуся|егося|имся|емся|иеся|ихся|имся|имися|ихся",
                             Gender::masculine};
constexpr Paradigm participle{"ий|его|ему|его|им|ем|ие|их|им|ими|их", Gender::masculine};
constexpr Paradigm plural_only{"и|й|ям|и|ями|ях|и|й|ям|ями|ях", Gender::feminine};
constexpr Paradigm plural_adjective{"ые|ых|ым|ые|ыми|ых|ые|ых|ым|ыми|ых", Gender::masculine};
constexpr Paradigm fixed{"||||||||||", Gender::neuter};

constexpr auto noun_table = std::to_array<NounRow>({
    {"приказ|план|отчет|протокол|договор|документ|паспорт|каталог|проект|материал|сертификат|"
     "регламент|устав|стандарт|баннер|стенд|раздел|сайт|алгоритм|акт|диплом|анонс|меморандум|"
     "контракт|вариант|бланк|оргпроект|медиаплан|комплект|реестр|пакет|маршрут|отзыв|кейс|буклет|"
     "чек-лист|журнал|лист|скриншот|фотоотчет|видеоотчет|фотоматериал|видеоматериал|дайджест|"
     "плакат|"
     "норматив|тезис|макет|шаблон|тест|конспект|реферат|пост|ответ|навигатор|релиз|доклад|атлас|"
     "свод",
     &hard, NounKind::document},
    {"профил|портфел|перечен|календар|путеводител|бюллетен|указател", &soft, NounKind::document},
    {"график|банк|сборник|справочник|ролик|видеоролик|дневник|рейтинг|лендинг", &velar,
     NounKind::document},
    {"спис", &fleeting_ok, NounKind::document},
    {"инструментари|сценари|критери|комментари", &short_i, NounKind::document},
    {"программ|карт|баз|схем|анкет|форм|страниц|таблиц|циклограмм|диаграмм|грамот|систем|смет|"
     "номенклатур|структур|брошюр|газет",
     &feminine, NounKind::document},
    {"книг|методик|характеристик|рубрик|медиатек|видеотек|картотек", &feminine_velar,
     NounKind::document},
    {"справ|памят|замет|методич|пап|подбор|выпис|запис|копил|листов|открыт|повест|рассыл|ссыл|свод|"
     "размет",
     &fleeting_ka, NounKind::document},
    {"рекомендаци", &plural_only, NounKind::document},
    {"инструкци|публикаци|презентаци|информаци|концепци|лицензи|резолюци|стратеги|технологи|"
     "документаци|аннотаци",
     &iya, NounKind::document},
    {"модел|запис|ведомост|видеозапис|новост|благодарност", &feminine_soft, NounKind::document},
    {"пис", &letter_paradigm, NounKind::document},
    {"положени|соглашени|распоряжени|постановлени|расписани|пособи|решени|заключени|предложени|"
     "удостоверени|извещени|приложени|объявлени|уведомлени|описани|обосновани|поручени|сообщени",
     &ie, NounKind::document},
    {"портфолио|досье|резюме", &fixed, NounKind::document},
    {"стат", &family, NounKind::document},
    {"свидетельств|руководств|ходатайств", &neuter, NounKind::document},
    {"данн", &plural_adjective, NounKind::other},
    {"запрос|этап|год|кабинет|прибор|экземпляр|метод|компьютер|планшет|комплекс|ресурс|продукт|"
     "проектор|принтер|грант|цикл|приз|дефицит|результат|просмотр|метр|резерв|разрыв",
     &hard, NounKind::other},
    {"рубл|показател", &soft, NounKind::other},
    {"случа", &short_i, NounKind::other},
    {"заяв|ошиб|оцен|отмет|попыт", &fleeting_ka, NounKind::other},
    {"проблем|жалоб|единиц|наград|побед|процедур|минут|возможност", &feminine, NounKind::other},
    {"функци|позици|номинаци|категори|компетенци|аудитори", &iya, NounKind::other},
    {"изменени|нарушени|обращени|замечани|требовани|упражнени|задани|знани|умени|правонарушени|"
     "преступлени|затруднени|услови",
     &ie, NounKind::other},
    {"риск|ноутбук|учебник", &velar, NounKind::other},
    {"должност|специальност|медал", &feminine_soft, NounKind::other},
    {"услуг", &feminine_velar, NounKind::other},
    {"куб", &fleeting_ok, NounKind::other},
    {"семинар|вебинар|час|визит|выезд|курс|форум|практикум|педсовет|совет|конкурс|балл|экзамен|"
     "интенсив|турнир|слет|стол|урок|класс|диктант|рейд|квест|опрос|разбор|воркшоп|десант|тур|"
     "хакатон|"
     "марафон|батл|квиз|консилиум|факультатив|концерт|поход|аудит|зачет|срез|конгресс|видеоурок",
     &hard, NounKind::event},
    {"тренинг|митинг|мониторинг|урок|брифинг|праздник|диалог", &velar, NounKind::event},
    {"фестивал|спектакл|лагер", &soft, NounKind::event},
    {"проб|олимпиад|бесед|смен|групп|декад|викторин|игр|спартакиад|эстафет|пар|инициатив",
     &feminine, NounKind::event},
    {"встреч", &feminine_hissing, NounKind::event},
    {"стажиров|провер|выстав|площад|поезд|став|трениров|ярмар|прогул", &fleeting_ka,
     NounKind::event},
    {"консультаци|конференци|секци|экскурси|сесси|лекци|акци|экспедици|репетици|дискусси", &iya,
     NounKind::event},
    {"диагностик|практик", &feminine_velar, NounKind::event},
    {"мероприяти|совещани|заседани|собрани|собеседовани|заняти|посещени|выступлени|анкетировани|"
     "тестировани|обследовани|исследовани|соревновани|чтени|испытани|наблюдени|взаимопосещени",
     &ie, NounKind::event},
    {"недел", &ya, NounKind::event},
    {"мест|первенств", &neuter, NounKind::event},
    {"лектори", &short_i, NounKind::event},
    {"круж", &fleeting_ok, NounKind::event},
    {"педагог|ученик|выпускник|школьник|участник|наставник|работник|сотрудник|воспитанник|психолог|"
     "дефектолог|помощник|предметник|дошкольник|старшеклассник|пятиклассник|девятиклассник|"
     "одиннадцатиклассник|отличник|второгодник|педработник|стобалльник|первоклассник|"
     "четвероклассник|шестиклассник|семиклассник|восьмиклассник|десятиклассник|подписчик|мальчик",
     &velar, NounKind::people},
    {"куратор|тьютор|методист|специалист|эксперт|координатор|призер|лауреат|логопед|кандидат|"
     "студент|член|респондент|медиатор|волонтер|тренер|партнер|организатор|модератор|администратор|"
     "инспектор|ассистент|хорошист|медалист|инвалид|опекун|спортсмен|депутат|спонсор|коллектив",
     &hard, NounKind::people},
    {"руководител|воспитател|родител|победител|заместител|преподавател|представител|слушател|жител|"
     "председател|секретар|библиотекар|пользовател|посетител",
     &soft, NounKind::people},
    {"директор|мастер|профессор", &stressed_a, NounKind::people},
    {"учащ|обучающ", &reflexive, NounKind::people},
    {"заведующ|участвующ|неуспевающ|отстающ|служащ", &participle, NounKind::people},
    {"человек", &person, NounKind::people},
    {"р", &child, NounKind::people},
    {"д", &children, NounKind::people},
    {"сем", &family, NounKind::people},
    {"команд|сирот|участниц|выпускниц|учениц|воспитанниц", &feminine, NounKind::people},
    {"лиц", &neuter, NounKind::people},
    {"учител", &soft_a, NounKind::people},
    {"подрост", &fleeting_ok, NounKind::people},
    {"девоч", &fleeting_ka, NounKind::people},
    {"ответственн", &adjective, NounKind::people},
    {"граждан", &citizen, NounKind::people},
    {"завуч", &hissing, NounKind::people},
    {"управлен", &ec, NounKind::people},
    {"школ|служб|кафедр", &feminine, NounKind::organisation},
    {"организаци|гимнази|ассоциаци|администраци|академи|комисси", &iya, NounKind::organisation},
    {"учреждени|объединени|отделени|предприяти|поселени|управлени", &ie, NounKind::organisation},
    {"лице|музе", &short_i, NounKind::organisation},
    {"центр|муниципалитет|район|сад|детсад|интернат|округ|вуз|техникум|клуб|фонд|департамент|"
     "комитет|отдел|институт|университет|филиал|пункт",
     &hard, NounKind::organisation},
    {"колледж", &hissing, NounKind::organisation},
    {"сообществ|училищ|министерств|агентств", &neuter, NounKind::organisation},
    {"сет", &feminine_soft, NounKind::organisation},
    {"библиотек", &feminine_velar, NounKind::organisation},
    {"корпус|дом", &stressed_a, NounKind::organisation},
    {"проведени|назначени|размещени|определени|утверждени|выявлени|создани|составлени|"
     "информировани|верифицировани|обновлени|закреплени|распределени|изучени|рассмотрени|обсуждени|"
     "ознакомлени|планировани|сопровождени|обучени|прохождени|обобщени|направлени|привлечени|"
     "оформлени|представлени|освещени|подведени|подписани|издани|оборудовани|предоставлени|оказани|"
     "выполнени|исполнени|исключени|приняти|получени|подтверждени|награждени|поощрени|вручени|"
     "приобретени|оснащени|подключени|открыти|закрыти|введени|внесени|включени|распространени|"
     "тиражировани|консультировани|содействи|взаимодействи|ведени|заполнени|комплектовани|"
     "установлени|согласовани|присвоени|выделени|наполнени|написани",
     &ie, NounKind::action},
    {"подготов|разработ|корректиров|установ|закуп|отправ|поддерж|постав|выклад", &fleeting_ka,
     NounKind::action},
    {"реализаци|актуализаци|координаци|идентификаци|верификаци|апробаци|трансляци|аттестаци|"
     "сертификаци|регистраци|демонстраци|систематизаци",
     &iya, NounKind::action},
    {"анализ|выпуск|сбор|отбор|запуск|обмен|ремонт|выход|переход|перевод|прием|выбор|учет|расчет",
     &hard, NounKind::action},
    {"контрол", &soft, NounKind::action},
    {"экспертиз|работ", &feminine, NounKind::action},
    {"помощ", &feminine_soft, NounKind::action},
    {"поиск", &velar, NounKind::action},
    {"выдач|сдач|передач", &feminine_hissing, NounKind::action},
    {"строительств", &neuter, NounKind::action},
    {"участи", &ie, NounKind::taking_part},
    {"повышени|совершенствовани|улучшени|развити|внедрени|обеспечени|расширени|укреплени|"
     "формировани|овладени|освоени|использовани|применени|функционировани|построени|достижени|"
     "усилени|преодолени|сохранени|поддержани|сняти|воспитани|вовлечени|становлени|предупреждени",
     &ie, NounKind::quality},
    {"активизаци|оптимизаци|мотиваци|минимизаци|стабилизаци|адаптаци|социализаци|модернизаци", &iya,
     NounKind::quality},
    {"готовност|удовлетворенност|эффективност|сформированност|заинтересованност|включенност|"
     "компетентност|активност|доступност|открытост|укомплектованност|успеваемост|стабильност|"
     "объективност|успешност|посещаемост",
     &feminine_soft, NounKind::quality},
    {"качеств|мастерств", &neuter, NounKind::quality},
    {"культур", &feminine, NounKind::quality},
    {"уров", &level, NounKind::quality},
    {"д", &level, NounKind::other},
    {"рост|прирост", &hard, NounKind::growth},
    {"увеличени", &ie, NounKind::growth},
    {"снижени|уменьшени|сокращени", &ie, NounKind::decline},
    {"динамик", &feminine_velar, NounKind::trend},
    {"дол", &ya, NounKind::share},
    {"охват|процент", &hard, NounKind::share},
    {"количеств|числ", &neuter, NounKind::amount},
    {"численност", &feminine_soft, NounKind::amount},
    {"наличи", &ie, NounKind::presence},
    {"отсутстви", &ie, NounKind::absence},
});

}  // namespace

std::span<const NounRow> noun_rows() {
  return noun_table;
}

}  // namespace vekha::roadmap::reading
