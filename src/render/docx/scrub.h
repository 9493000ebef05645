#pragma once

#include "render/docx/xml_tree.h"

/// What keeps a filled part valid: no empty tables, no marks or ids twice.
namespace vekha::render::docx {

/// One end of a bookmark or remark.
bool is_mark(const Node& node);

/// A table without rows, a row without cells: Word takes neither.
bool is_empty_table(const Node& node);

/// Any letter, picture or break below the node.
bool has_content(const Node& node);

/// The paragraph ends a section (w:pPr/w:sectPr): without it the pages' layout would shift.
bool holds_section_break(const Node& paragraph);

/// Takes out runs that hold nothing.
void drop_empty_runs(Node& node);

/// A repeated passage must not repeat bookmarks, remarks and ids (w14:paraId, w:sdtPr/w:id).
void make_copy_unique(Node& node);

/// A content control that is bound to data would show those data in place of what was filled in.
void unbind_control(Node& control);

/// Gives each paragraph of the part its number (Node::origin), in the order of the text, from 1.
void number_paragraphs(Node& root);

/// Bookmarks and remarks whose other end was left out are taken out; drawings are numbered anew
/// from `next_drawing` on.
void settle(Node& root, std::uint32_t& next_drawing);

}  // namespace vekha::render::docx
