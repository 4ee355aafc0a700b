#!/bin/sh
# Posts what `amends check --due` says to the chat of the team, when it says something new.
#
# AMENDS_WEBHOOK  the secret address of an incoming webhook that takes {"text": "..."}: Slack, Teams, Mattermost, Google Chat
#
# Nothing that goes wrong here ever stops a publication: it is said, and tried again the next time.
set -u
cd "$(dirname "$0")/.." || exit 2

due=$(amends check --due)
if [ $? -gt 1 ]; then exit 0; fi
mkdir -p .amends
if [ "$due" = "$(cat .amends/due 2>/dev/null)" ]; then exit 0; fi
if [ -n "$due" ] && [ -n "${AMENDS_WEBHOOK:-}" ]; then
  text=$(printf '%s\n' "$due" | sed 's/\\/\\\\/g; s/"/\\"/g' | awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }')
  if ! printf '{"text": "%s"}' "$text" |
    curl --fail --silent --show-error --max-time 20 --output /dev/null \
      --header 'Content-Type: application/json' --data-binary @- "$AMENDS_WEBHOOK"; then
    echo 'the due list could not be posted; the next run tries again' >&2
    exit 0
  fi
fi
printf '%s\n' "$due" > .amends/due
