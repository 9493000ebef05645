#!/bin/sh
# make_man.sh VEKHA FOLDER: man pages made of what the program says itself, so that they are always true.
# vekha.1 lists the commands; vekha-COMMAND.1 is that command's --help. Russian goes to FOLDER/ru/man1.
set -eu
vekha=$1
folder=$2
version=$("$vekha" --version | cut -d' ' -f2)
# SOURCE_DATE_EPOCH keeps two builds' pages alike (reproducible-builds.org).
date=$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" +%Y-%m-%d)

# Text as it stands: backslashes doubled, a leading dot or quote made harmless, «-» a real minus.
verbatim() { sed -e 's/\\/\\\\/g' -e 's/-/\\-/g' -e "s/^\([.']\)/\\\\\&\1/"; }

page() { # NAME SUMMARY LANGUAGE COMMAND…
  name=$1 summary=$2 language=$3
  shift 3
  case $language in
    ru) heads='НАЗВАНИЕ ОПИСАНИЕ' ;;
    *) heads='NAME DESCRIPTION' ;;
  esac
  printf '.TH "%s" 1 "%s" "Vekha %s" "Vekha"\n.SH %s\n%s \\- %s\n.SH %s\n.nf\n' \
    "$(printf %s "$name" | tr '[:lower:]' '[:upper:]')" "$date" "$version" "${heads% *}" \
    "$(printf %s "$name" | verbatim)" "$(printf %s "$summary" | verbatim)" "${heads#* }"
  "$vekha" "$@" --help --lang "$language" | verbatim
  printf '.fi\n'
}

for language in en ru; do
  case $language in
    ru) pages=$folder/ru/man1 whole='ход дорожных карт от плана до опубликованного отчёта' ;;
    *) pages=$folder/man1 whole='road maps, from the plan to the published report' ;;
  esac
  mkdir -p "$pages"
  "$vekha" --lang "$language" --help >"$folder/overview"
  { page vekha "$whole" "$language" | sed '/^\.nf$/,$d'; printf '.nf\n'; verbatim <"$folder/overview"; printf '.fi\n'; } \
    >"$pages/vekha.1"
  sed -n 's/^  \([a-z]*\)  *\(.*\)$/\1 \2/p' "$folder/overview" | while read -r command summary; do
    page "vekha-$command" "$summary" "$language" "$command" >"$pages/vekha-$command.1"
  done
  rm "$folder/overview"
  gzip -9nf "$pages"/*.1
done
