#pragma once

#include "render/docx/xml_tree.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// Word and Excel refuse parts whose elements stand in another order than the schema's; LibreOffice
/// takes them. The sequences are those of ECMA-376 part 1 (annex A), for the elements that Vekha
/// writes; within «choice» groups any order is right and nothing is listed.
namespace vekha::office {

using render::docx::Node;

inline const std::map<std::string, std::vector<std::string>>& sequences() {
  static const std::map<std::string, std::vector<std::string>> all = {
      // WordprocessingML: CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Tbl, CT_Lvl, CT_Style
      {"w:pPr",
       {"w:pStyle",
        "w:keepNext",
        "w:keepLines",
        "w:pageBreakBefore",
        "w:framePr",
        "w:widowControl",
        "w:numPr",
        "w:suppressLineNumbers",
        "w:pBdr",
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
        "w:divId",
        "w:cnfStyle",
        "w:rPr",
        "w:sectPr",
        "w:pPrChange"}},
      {"w:rPr",
       {"w:rStyle",
        "w:rFonts",
        "w:b",
        "w:bCs",
        "w:i",
        "w:iCs",
        "w:caps",
        "w:smallCaps",
        "w:strike",
        "w:dstrike",
        "w:outline",
        "w:shadow",
        "w:emboss",
        "w:imprint",
        "w:noProof",
        "w:snapToGrid",
        "w:vanish",
        "w:webHidden",
        "w:color",
        "w:spacing",
        "w:w",
        "w:kern",
        "w:position",
        "w:sz",
        "w:szCs",
        "w:highlight",
        "w:u",
        "w:effect",
        "w:bdr",
        "w:shd",
        "w:fitText",
        "w:vertAlign",
        "w:rtl",
        "w:cs",
        "w:em",
        "w:lang",
        "w:eastAsianLayout",
        "w:specVanish",
        "w:oMath"}},
      {"w:tbl", {"w:bookmarkStart", "w:bookmarkEnd", "w:tblPr", "w:tblGrid", "w:tr"}},
      {"w:tblPr",
       {"w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
        "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
        "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"}},
      {"w:tr", {"w:tblPrEx", "w:trPr", "w:tc"}},
      {"w:tcPr",
       {"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
        "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"}},
      {"w:sectPr",
       {"w:headerReference",
        "w:footerReference",
        "w:footnotePr",
        "w:endnotePr",
        "w:type",
        "w:pgSz",
        "w:pgMar",
        "w:paperSrc",
        "w:pgBorders",
        "w:lnNumType",
        "w:pgNumType",
        "w:cols",
        "w:formProt",
        "w:vAlign",
        "w:noEndnote",
        "w:titlePg",
        "w:textDirection",
        "w:bidi",
        "w:rtlGutter",
        "w:docGrid",
        "w:printerSettings"}},
      {"w:pBdr", {"w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"}},
      {"wp:inline",
       {"wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"}},
      {"pic:pic", {"pic:nvPicPr", "pic:blipFill", "pic:spPr"}},
      {"pic:blipFill", {"a:blip", "a:srcRect", "a:stretch"}},
      {"pic:spPr", {"a:xfrm", "a:prstGeom", "a:ln"}},
      // SpreadsheetML: CT_Worksheet, CT_Workbook, CT_Stylesheet
      {"worksheet",
       {"sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "sheetCalcPr",
        "sheetProtection",
        "protectedRanges",
        "scenarios",
        "autoFilter",
        "sortState",
        "dataConsolidate",
        "customSheetViews",
        "mergeCells",
        "phoneticPr",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "cellWatches",
        "ignoredErrors",
        "smartTags",
        "drawing",
        "legacyDrawing",
        "tableParts",
        "extLst"}},
      {"workbook",
       {"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
        "functionGroups", "externalReferences", "definedNames", "calcPr"}},
      {"styleSheet",
       {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
        "tableStyles", "colors", "extLst"}},
      {"c", {"f", "v", "is"}},
      // DrawingML charts: CT_BarSer
      {"c:ser",
       {"c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:dPt",
        "c:dLbls", "c:trendline", "c:errBars", "c:cat", "c:val"}},
      {"c:barChart",
       {"c:barDir", "c:grouping", "c:varyColors", "c:ser", "c:dLbls", "c:gapWidth", "c:overlap",
        "c:serLines", "c:axId"}}};
  return all;
}

/// Elements that stand out of their schema's order, as «parent: element after element».
inline void check_order(const Node& node, std::vector<std::string>& faults) {
  const auto sequence = sequences().find(node.name);
  if (sequence != sequences().end()) {
    std::size_t reached = 0;
    std::string last;
    for (const Node& child : node.children) {
      if (child.is_text()) continue;
      const auto& names = sequence->second;
      const auto found = std::find(names.begin(), names.end(), child.name);
      if (found == names.end()) continue;  // of another namespace or a mark that may stand anywhere
      const auto place = static_cast<std::size_t>(found - names.begin());
      if (place < reached) faults.push_back(node.name + ": " + child.name + " after " + last);
      reached = std::max(reached, place);
      last = child.name;
    }
  }
  const auto first = [&](const char* name) {
    return node.children.empty() || node.child(name) == nullptr || node.children.front().is(name);
  };
  if (node.is("w:p") && !first("w:pPr")) faults.emplace_back("w:p: w:pPr is not first");
  if (node.is("w:r") && !first("w:rPr")) faults.emplace_back("w:r: w:rPr is not first");
  if (node.is("w:tc") && (node.children.empty() || !node.children.back().is("w:p")))
    faults.emplace_back("w:tc: does not end with a paragraph");
  if (node.is("w:body") && !node.children.back().is("w:sectPr"))
    faults.emplace_back("w:body: does not end with w:sectPr");
  if (node.is("w:tbl") && node.child("w:tr") == nullptr) faults.emplace_back("w:tbl: no rows");
  for (const Node& child : node.children)
    check_order(child, faults);
}

}  // namespace vekha::office
