#include "table/table.h"

#include "table/fault.h"

namespace vekha::table {

namespace {

constexpr std::uint64_t most_cells = 1'000'000;

class Keeper final : public Sink {
 public:
  explicit Keeper(Document& document) : document_(&document) {}

  void begin_sheet(const SheetHead& head) override {
    document_->sheets.emplace_back();
    document_->sheets.back().head = head;
  }

  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    cells_ += cells.size();
    if (cells_ > most_cells) {
      refuse_limit({.file = document_->file},
                   {"в памяти больше миллиона ячеек", "more than a million cells in memory"});
    }
    document_->sheets.back().rows.push_back({number, {cells.begin(), cells.end()}});
    return true;
  }

  void end_sheet(std::span<const Range> merged) override {
    document_->sheets.back().merged.assign(merged.begin(), merged.end());
  }

 private:
  Document* document_;
  std::uint64_t cells_ = 0;
};

}  // namespace

Document load(const std::filesystem::path& path, const Options& options) {
  Document document;
  document.file = path.filename().string();
  Keeper keeper(document);
  document.summary = read(path, keeper, options);
  return document;
}

Place place_of(const Document& document, const Sheet& sheet, std::uint32_t row,
               std::uint32_t column) {
  return {.file = document.file,
          .sheet = sheet.head.name,
          .row = row,
          .column = column,
          .cell_address = document.summary.format == Format::xlsx};
}

}  // namespace vekha::table
