# Completion of x80 in fish: x80 completion fish > ~/.config/fish/completions/x80.fish
function __x80_complete
    set -l line (string replace -r '^\S+ ' '' -- (commandline -cp))
    x80 "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c x80 -a '(__x80_complete)'
