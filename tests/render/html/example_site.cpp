#include "base/file_io.h"
#include "render/example_snapshot.h"
#include "render/html/site.h"
#include "render/note/note.h"
#include "render/open_data.h"
#include "render/opendata/open_data_files.h"

#include <fstream>
#include <iostream>

// example_site <folder> [--hostile]: writes the pages of the invented example, to be looked at in a
// browser.
int main(int argc, char** argv) {
  if (argc < 2) return 2;
  using namespace vekha;
  const std::filesystem::path folder = argv[1];
  const bool hostile = argc > 2 && std::string_view(argv[2]) == "--hostile";
  const bool english = argc > 2 && std::string_view(argv[2]) == "--english";
  const report::Templates templates({std::string(VEKHA_SOURCE_DIR) + "/report_templates"});
  const report::Phrases phrases(templates, english ? Language::english : Language::russian);
  const report::Snapshot snapshot =
      hostile ? render::hostile_snapshot() : render::example_snapshot();
  const render::FileSink sink = [&](std::string_view path, std::string_view bytes) {
    std::filesystem::create_directories((folder / path).parent_path());
    write_file_atomically(folder / path, bytes);
  };
  try {
    render::html::render_site(snapshot, templates, phrases, sink);
    render::opendata::render_open_data(snapshot, phrases, sink);
    sink(render::zip_path, "no archive: this site is for looking at");
    for (const auto& programme : snapshot.programmes) {
      sink(programme.id + "/" + programme.id + ".xlsx", "no workbook: see above");
      const render::note::NoteInput note{snapshot, programme, "", templates, phrases};
      sink(programme.id + "/note.html", render::note::render_html(note));
      sink(programme.id + "/note.docx", render::note::render_docx(note));
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
}
