#pragma once

#include <string>
#include <string_view>

/// Names of schools, kindergartens and the like, told from other words by their kinds, numbers and
/// quotes: «МБОУ СОШ № 4», «Лицей «Росток»».
namespace vekha::facts {

/// A unit of its own, «СОШ № 1», «Гимназия», where «Школа» heads a column of them.
bool is_one_unit(std::string_view text);

/// The name of one school, kindergarten or the like: «МБОУ СОШ № 1», «Лицей «Росток»».
bool is_school_name(std::string_view text);

/// The school that a line names: «Отчёт МБОУ СОШ № 4 за май» names «МБОУ СОШ № 4»; "" when none.
std::string school_in(std::string_view line);

}  // namespace vekha::facts
