# Completion for bash: commands and options as the program itself names them.
_vekha() {
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]:-}
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$(vekha --help --lang en 2>/dev/null |
      sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p') --help --version --lang" -- "$word")
  elif [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(vekha "$command" --help --lang en 2>/dev/null |
      grep -o -- '--[a-z-]\{2,\}' | sort -u) --help --lang" -- "$word")
  fi
}
complete -o default -F _vekha vekha
