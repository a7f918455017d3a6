# Completion of x80 in bash: x80 completion bash > ~/.local/share/bash-completion/completions/x80
_x80() {
  local line=${COMP_LINE#* } word=${COMP_WORDS[COMP_CWORD]} found
  local point=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
  COMPREPLY=()
  while IFS= read -r found; do
    # Options are offered to who begins one; else a file's name could not be completed.
    if [[ $found == "$word"* && ($found != -* || $word == -*) ]]; then COMPREPLY+=("$found"); fi
  done < <(x80 "[suggest:$point]" "$line" 2>/dev/null)
}
complete -o bashdefault -o default -F _x80 x80
