#compdef x80
# Completion of x80 in zsh: x80 completion zsh > a folder of fpath/_x80
_x80() {
  local line="${(j: :)words[2,CURRENT-1]} $PREFIX"
  line=${line# }
  local -a found
  found=(${(f)"$(x80 "[suggest:${#line}]" "$line" 2>/dev/null)"})
  # Options are offered to who begins one; else a file's name could not be completed.
  [[ $PREFIX == -* ]] || found=(${found:#-*})
  compadd -a found || _files
}
# The first time it is called as the file that it lies in; sourced, it only makes itself known.
if [[ ${funcstack[1]} == _x80 ]]; then _x80 "$@"; else compdef _x80 x80; fi
