#include "table/docx_numbering.h"

namespace vekha::table {

struct DocxNumbering::Definitions {};

DocxNumbering::DocxNumbering(const OoxmlPackage& /*package*/, const std::string& /*document*/)
    : definitions_(std::make_unique<Definitions>()) {}

DocxNumbering::~DocxNumbering() = default;

std::string DocxNumbering::next_label(const Reference& /*reference*/) { return ""; }

}  // namespace vekha::table
