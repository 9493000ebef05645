#pragma once

#include "base/file_io.h"
#include "render/address.h"
#include "render/docx/package.h"
#include "render/example_snapshot.h"
#include "render/note/note.h"
#include "render/xlsx/workbook.h"
#include "report/phrases.h"

#include <unistd.h>

#include <filesystem>
#include <string>

/// Books and notes of the invented office, made for a test.
namespace vekha::office {

namespace fs = std::filesystem;

inline fs::path shipped_templates() {
  return fs::path(VEKHA_SOURCE_DIR) / "report_templates";
}

struct Made {
  explicit Made(report::Snapshot of, Language language = Language::russian)
      : snapshot(std::move(of)), templates({shipped_templates()}), phrases(templates, language) {}

  report::Snapshot snapshot;
  report::Templates templates;
  report::Phrases phrases;

  const report::ProgrammeReport& programme() const { return snapshot.programmes.back(); }
  render::note::NoteInput note() const { return {snapshot, programme(), "", templates, phrases}; }

  std::string workbook() const {
    const fs::path path =
        fs::temp_directory_path() / ("vekha-book-" + std::to_string(::getpid()) + ".xlsx");
    render::xlsx::write_workbook(snapshot, programme(), render::Addresses(snapshot), phrases, path);
    std::string bytes = read_file(path);
    fs::remove(path);
    return bytes;
  }
};

inline render::docx::Package parts_of(const std::string& bytes) {
  return render::docx::Package::read(bytes, "made");
}

}  // namespace vekha::office
