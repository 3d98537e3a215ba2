# Completion of kok-indexer, kok-searchctl and kok-searchd. What there is, is asked of the program that is called: commands of its --help,
# flags of its COMMAND --help. The same file for each of them.

_kok_search() {
  local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command="" i
  local name=${program##*/}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* && ${COMP_WORDS[i]} != = ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  if [[ $word == -* ]]; then
    local flags
    flags=$("$program" ${command:+"$command"} --help 2>/dev/null | sed -n 's/^  \(--[a-z_-]*=\{0,1\}\).*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$word")
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
  elif [[ -z $command && $before == "$program" ]]; then
    local commands
    commands=$("$program" --help 2>/dev/null | sed -n "s/^  $name \([a-z][a-z|-]*\).*/\1/p" | tr '|' '\n')
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  else
    compopt -o default 2>/dev/null
  fi
}

complete -F _kok_search kok-indexer kok-searchctl kok-searchd
