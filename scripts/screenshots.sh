#!/usr/bin/env bash
# Makes the pictures of docs/handbook/images and resources/screenshots anew: the program's own window, on
# a screen of its own, with MNIST and short runs, worked by keys as a person would. It takes about two
# minutes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# ImageMagick takes the pictures and makes them small.
install_packages "${build_packages[@]}" "${test_packages[@]}" imagemagick
build --target digitlab
fetch_mnist >&2

handbook=$root/docs/handbook/images
readme=$root/resources/screenshots
mnist=$("$program" datasets --json | sed -n 's|.*"folder":"\([^"]*/mnist\)".*|\1|p' | head -1)
user=$(mktemp -d)
server= window_process=
trap 'kill $window_process $server 2>/dev/null || true; rm -rf "$user"' EXIT

# A user with MNIST and without a past.
become_new_user() {
  rm -rf "$user"
  mkdir -p "$user/data/digitlab/datasets" "$user/config/DigitLab" "$handbook"
  ln -s "$mnist" "$user/data/digitlab/datasets/mnist"
  export HOME=$user XDG_DATA_HOME=$user/data XDG_STATE_HOME=$user/state XDG_CONFIG_HOME=$user/config \
    XDG_CACHE_HOME=$user/cache
}

start_screen() {
  Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$user/display" 2>/dev/null &
  server=$!
  until [ -s "$user/display" ]; do sleep 0.1; done
  DISPLAY=:$(cat "$user/display")
  export DISPLAY
}

# Waits until the window's log has the text as often as that.
wait_for() {
  local tries=0
  until [ "$(grep -c "$1" "$user/log")" -ge "${2:-1}" ]; do
    [ $((tries += 1)) -lt 600 ] || { say "The window never said: $1"; exit 1; }
    sleep 0.2
  done
}

# open_window SIZE light|dark TOUR_SEEN
open_window() {
  printf '[General]\nlanguage=en\nappearance=%s\n[help]\ntourSeen=%s\n' "$2" "$3" >"$user/config/DigitLab/DigitLab.conf"
  : >"$user/log"
  QT_LOGGING_RULES='digitlab.*.info=true' "$program" 2>"$user/log" &
  window_process=$!
  wait_for 'digitlab.window: ready'
  window=$(xdotool search --sync --onlyvisible --pid "$window_process" --name DigitLab | head -1)
  xdotool windowmove "$window" 0 0 windowsize "$window" ${1/x/ } windowfocus "$window"
}

keys() { xdotool key --delay 60 "$@"; }

# The window's picture, once it has stayed the same for a while.
take() {
  local before= now= same=0
  for _ in $(seq 100); do
    sleep 0.5
    now=$(import -window "$window" rgb:- | sha256sum)
    if [ "$now" = "$before" ]; then same=$((same + 1)); else same=0; fi
    [ $same -lt 4 ] || break
    before=$now
  done
  import -window "$window" "$user/picture.png"
}

# small FILE [CROP]: the picture that was taken, with as many colours as its size is worth.
small() {
  convert "$user/picture.png" ${2:+-crop "$2" +repage} -strip -dither None -colors 128 \
    -define png:compression-level=9 "PNG8:$1"
}

# picture NAME [CROP]: into the handbook.
picture() {
  take
  small "$handbook/$1.png" "${2:-}"
}

# draw DIGIT: a drawing of a 3 or a 4, opened as a file of ink.
draw() {
  local -A strokes=(
    [3]='[[62, 58], [80, 40], [106, 33], [132, 38], [147, 56], [146, 78], [130, 96], [104, 104], [134, 110], [152, 126], [156, 150], [145, 172], [122, 186], [94, 187], [68, 176], [56, 162]]'
    [4]='[[104, 36], [88, 78], [66, 122], [160, 118]], [[136, 74], [132, 124], [126, 190]]'
  )
  echo "{\"strokes\": [${strokes[$1]}]}" >"$user/drawing.jsonl"
  keys ctrl+shift+o
  xdotool search --sync --onlyvisible --name 'Open ink' windowfocus --sync
  xdotool type --delay 20 "$user/drawing.jsonl"
  keys Return
  wait_for "read as $1"
  xdotool windowfocus --sync "$window"
}

train() {
  keys ctrl+t
  wait_for 'digitlab.run: completed'
}

# A page of a place by its tab, at X and Y, where the page has the room of the chart too.
click_tab() { xdotool mousemove --window "$window" "$1" "$2" click 1 mousemove --window "$window" 10 690; }

close_window() {
  kill "$window_process"
  wait "$window_process" || true
  window_process=
}

become_new_user
start_screen

open_window 1024x700 light false
picture tour
close_window

for appearance in light dark; do
  open_window 1280x860 $appearance true
  draw 3
  keys ctrl+t
  wait_for 'digitlab.run: epoch 6'
  import -window "$window" "$user/picture.png"
  small "$readme/$appearance.png"
  wait_for 'digitlab.run: completed'
  close_window
done

open_window 1024x700 light true
draw 3
train
picture train
picture draw 338x590+686+78
keys F9
page=686x590+0+78
keys ctrl+3
picture mistakes $page
click_tab 200 120
picture confusion $page
keys ctrl+4
picture network $page
click_tab 180 120
picture why $page
keys ctrl+5
picture map $page
keys ctrl+6
picture robustness $page
close_window

# The tutorial's own network: T goes to the next preset that begins with it. It loses digits, and so
# accuracy.
open_window 1024x700 light true
xdotool mousemove --window "$window" 400 56 click 1
keys t Return
draw 4
train
wait_for 'epoch 10 test 0.[0-8]'
keys F9 ctrl+3
click_tab 200 181
picture lost
close_window
