#compdef x80
# Completion of x80 in zsh: x80 completion zsh > a folder of fpath/_x80
_x80() {
  local line=${BUFFER#* }
  local -a found
  found=(${(f)"$(x80 "[suggest:$((CURSOR - ${#BUFFER} + ${#line}))]" "$line" 2>/dev/null)"})
  compadd -a found
  _files
}
compdef _x80 x80
