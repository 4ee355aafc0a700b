#!/bin/sh
# Publishes the status site from a machine of your own. In its crontab:
#
#   */5 * * * *  sh /srv/status/ci/publish.sh
#
# Cron mails whatever this prints, so it speaks only when there is something new to say.
# What falls due is published without anybody writing; where nothing did, nothing is written.
#
# AMENDS_WEBHOOK  where ci/post-due.sh posts what is due; leave it out to post nothing
set -u
PATH="$PATH:/usr/local/bin:$HOME/.cargo/bin"
cd "$(dirname "$0")/.." || exit 2
mkdir -p .amends

publish() {
  git pull --quiet --ff-only || echo 'could not pull; what is here is published'
  # Publish first: what the check says never holds an update back.
  amends build >.amends/build.log 2>&1
  built=$?
  if [ $built -ne 0 ]; then cat .amends/build.log; fi
  # Where another machine serves the site, copy it now, removals too:
  # rsync --archive --delete --exclude=.amends public/ www@status.example.com:/srv/www/
  amends check --format short
  sh ci/post-due.sh
  return $built
}

said=$(publish 2>&1)
status=$?
if [ "$said" != "$(cat .amends/said 2>/dev/null)" ]; then
  printf '%s\n' "${said:-there is nothing to mend any more}"
  printf '%s\n' "$said" > .amends/said
fi
exit $status
