#include "render/docx/picture.h"

#include "render/docx/relations.h"

#include <cmath>

namespace vekha::render::docx {

namespace {

constexpr double emu_per_mm = 36'000;
constexpr const char* image_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr const char* relations_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* drawing_namespace = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* picture_namespace =
    "http://schemas.openxmlformats.org/drawingml/2006/picture";

std::string emu(double mm) {
  return std::to_string(std::llround(mm * emu_per_mm));
}

// Office 2016 and later take the SVG, all others the EMF.
Node blip(const std::string& emf, const std::string& svg) {
  Node node = element("a:blip", {{"xmlns:r", relations_namespace}, {"r:embed", emf}});
  if (svg.empty()) return node;
  node.children.push_back(element(
      "a:extLst", {},
      {element(
          "a:ext", {{"uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"}},
          {element("asvg:svgBlip",
                   {{"xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"},
                    {"r:embed", svg}})})}));
  return node;
}

Node shape(const Picture& picture) {
  return element(
      "pic:spPr", {},
      {element("a:xfrm", {},
               {element("a:off", {{"x", "0"}, {"y", "0"}}),
                element("a:ext", {{"cx", emu(picture.width_mm)}, {"cy", emu(picture.height_mm)}})}),
       element("a:prstGeom", {{"prst", "rect"}}, {element("a:avLst")})});
}

}  // namespace

Node PartPictures::make(const std::string& name) {
  const Picture& picture = pictures_.at(name);
  const Ids& ids = ids_of(name);
  Node pic = element(
      "pic:pic", {{"xmlns:pic", picture_namespace}},
      {element("pic:nvPicPr", {},
               {element("pic:cNvPr", {{"id", "0"}, {"name", name}}), element("pic:cNvPicPr")}),
       element("pic:blipFill", {},
               {blip(ids.emf, ids.svg), element("a:stretch", {}, {element("a:fillRect")})}),
       shape(picture)});
  Node graphic =
      element("a:graphic", {{"xmlns:a", drawing_namespace}},
              {element("a:graphicData", {{"uri", picture_namespace}}, {std::move(pic)})});
  return element(
      "w:drawing", {},
      {element(
          "wp:inline",
          {{"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
           {"distT", "0"},
           {"distB", "0"},
           {"distL", "0"},
           {"distR", "0"}},
          {element("wp:extent", {{"cx", emu(picture.width_mm)}, {"cy", emu(picture.height_mm)}}),
           element("wp:docPr",
                   {{"id", "1"}, {"name", name}, {"descr", text_node(picture.description).text}}),
           element("wp:cNvGraphicFramePr", {},
                   {element("a:graphicFrameLocks",
                            {{"xmlns:a", drawing_namespace}, {"noChangeAspect", "1"}})}),
           std::move(graphic)})});
}

const PartPictures::Ids& PartPictures::ids_of(const std::string& name) {
  const auto known = ids_.find(name);
  if (known != ids_.end()) return known->second;
  const Picture& picture = pictures_.at(name);
  Ids ids{.emf = add_file(name, "emf", picture.emf)};
  if (!picture.svg.empty()) ids.svg = add_file(name, "svg", picture.svg);
  return ids_.emplace(name, std::move(ids)).first->second;
}

std::string PartPictures::add_file(const std::string& name, const std::string& extension,
                                   const std::string& bytes) {
  const std::string target = "media/vekha_" + name + "." + extension;
  package_.set("word/" + target, bytes);
  set_extension_type(package_, extension, extension == "emf" ? "image/x-emf" : "image/svg+xml");
  // A part outside word/ would need another way there; none is ever filled.
  return add_relation(package_, part_, image_relation, target);
}

}  // namespace vekha::render::docx
