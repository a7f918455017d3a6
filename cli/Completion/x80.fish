# Completion of x80 in fish: x80 completion fish > ~/.config/fish/completions/x80.fish
function __x80_complete
    set -l line (string replace -r '^\s*\S+ ' '' -- (commandline -cp))
    set -l found (x80 "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    # Options are offered to who begins one; else a file's name could not be completed.
    if not string match -q -- '-*' (commandline -ct)
        set found (string match -v -- '-*' $found)
    end
    string join \n -- $found
end
complete -c x80 -a '(__x80_complete)'
