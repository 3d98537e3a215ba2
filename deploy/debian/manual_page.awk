# One manual page, in man(7), of the texts that `manuals` reads.

# A text as roff takes it: nothing in it is a request or an escape, and each hyphen can be copied.
function plain(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  if (text ~ /^[.']/) text = "\\\\\\&" text
  return text
}
# The same in lines that are not too long to edit.
function show(text,    words, count, i, line) {
  count = split(text, words, / +/)
  line = ""
  for (i = 1; i <= count; i++) {
    if (words[i] == "") continue
    if (line != "" && length(line) + length(words[i]) > 66) { print plain(line); line = "" }
    line = line (line == "" ? "" : " ") words[i]
  }
  if (line != "") print plain(line)
}
function joined(text, more) { return text == "" ? more : text " " more }
function trimmed(text) { sub(/^ +/, "", text); sub(/ +$/, "", text); return text }
# What stands before the first semicolon or full stop at its end: a name line holds one sentence.
function short(text) { sub(/;.*/, "", text); sub(/\.$/, "", text); return text }

# Synopses with what they do, of either text.
function read_synopsis(line,    at) {
  at = match(substr(line, 3), /   +/)
  # One that fills its column has a single space behind it.
  if (!at && substr(line, 44, 1) == " ") at = 42
  synopses++
  synopsis[synopses] = trimmed(at ? substr(line, 3, at) : line)
  does[synopses] = at ? trimmed(substr(line, 3 + at)) : ""
}

BEGIN { part = "head" }
/^===$/ { second = 1; part = ""; next }
# Of the program's text a page of a command takes the exit codes only.
command != "" && !second {
  if ($0 ~ /^Exit code:/) part = "exit"
  else if ($0 == "" || $0 == "Flags:") part = ""
  if (part == "exit") exits = joined(exits, $0)
  next
}
command != "" && /^More: / { next }
part == "head" && $0 != "" { head = joined(head, $0); next }
$0 == "" { part = ""; paragraphs++; next }
/^Flags:$/ { part = "flags"; next }
part == "flags" && /^  --/ { flags++; flag[flags] = trimmed($0); next }
part == "flags" { help[flags] = joined(help[flags], trimmed($0)); next }
index($0, "  " program " ") == 1 { part = "synopsis"; read_synopsis($0); next }
part == "synopsis" && /^   / { does[synopses] = joined(does[synopses], trimmed($0)); next }
/^Exit code:/ { part = "exit" }
part == "exit" { exits = joined(exits, $0); next }
{ part = "text"; text[paragraphs] = joined(text[paragraphs], trimmed($0)) }

END {
  title = program (command == "" ? "" : "-" command)
  summary = head
  sub(/^[^:]*: /, "", summary)
  if (command != "") {
    summary = ""
    for (i = 1; i <= synopses && summary == ""; i++) summary = short(does[i])
    if (summary == "") summary = "a command of " program
  }
  printf ".\\\" Made from what %s says of itself.\n", program
  printf ".TH %s %s %s \"kok\\-search %s\" \"kok\\-search\"\n", toupper(title), section, date, version
  print ".SH NAME"
  print plain(title) " \\- " plain(short(summary))
  print ".SH SYNOPSIS"
  for (i = 1; i <= synopses; i++) { if (i > 1) print ".br"; show(synopsis[i]) }
  if (!synopses) print plain(program) " [\\-\\-flag=VALUE]..."

  print ".SH DESCRIPTION"
  if (command == "") show(program " " head_text(head))
  else { for (i = 1; i <= synopses; i++) if (does[i] != "") { if (said++) print ".PP"; show(sentence(does[i])) } if (!said) show("See the page of " program ".") }
  for (i = 0; i <= paragraphs; i++) if (text[i] != "") { print ".PP"; show(text[i]) }
  if (command == "" && commands != "") {
    print ".SH COMMANDS"
    for (i = 1; i <= synopses; i++) {
      print ".TP"
      print ".B " plain(substr(synopsis[i], length(program) + 2))
      show(does[i] == "" ? "See its page." : sentence(does[i]))
    }
  }
  if (flags) {
    print ".SH OPTIONS"
    for (i = 1; i <= flags; i++) { print ".TP"; print ".B " plain(flag[i]); show(sentence(help[i])) }
  }
  exit_status()
  see_also()
}
function head_text(line) { sub(/^[^:]*: /, "", line); return line }
function sentence(line) { return toupper(substr(line, 1, 1)) substr(line, 2) (line ~ /[.!?]$/ ? "" : ".") }
function exit_status(    rest, at) {
  if (exits == "") return
  print ".SH EXIT STATUS"
  rest = exits
  sub(/^Exit code: */, "", rest)
  sub(/\.$/, "", rest)
  while (rest != "") {
    at = match(rest, /, [0-9]+ /)
    one = at ? substr(rest, 1, at - 1) : rest
    rest = at ? substr(rest, at + 2) : ""
    print ".TP"
    print ".B " substr(one, 1, index(one, " ") - 1)
    show(sentence(substr(one, index(one, " ") + 1)))
  }
}
function see_also(    names, count, i, line) {
  count = split(commands, names, " ")
  if (command == "" && !count) return
  print ".SH SEE ALSO"
  if (command != "") { print ".BR " plain(program) " (" section ")"; return }
  for (i = 1; i <= count; i++) print ".BR " plain(program "-" names[i]) " (" section ")" (i < count ? "," : "")
}
