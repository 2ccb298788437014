#!/bin/sh
# An agent with curl: asks for one approval, waits until it is decided and done, says how it went.
set -eu
url="${OPS_URL:-http://127.0.0.1:${PORT:-3000}}/api/v1"

ask() {
  curl --silent --show-error --fail-with-body \
    --header "Authorization: Bearer $OPS_KEY" --header "Content-Type: application/json" "$@"
}
# Every value of a JSON field, one to a line; enough for ids and statuses.
field() { grep -o "\"$1\":\"[^\"]*\"" | cut -d '"' -f 4; }

member=$(ask "$url/members?status=pending&limit=100" | field id |
  awk 'BEGIN { srand() } { id[NR] = $0 } END { print id[int(rand() * NR) + 1] }')
# One key for this intention: after a broken connection, the same request with the same key is never a second action.
action=$(ask "$url/actions" --header "Idempotency-Key: $(date +%s)-$$" --data "{
  \"action\": \"user.approve\", \"input\": {\"userId\": \"$member\"},
  \"evidence\": [{\"kind\": \"data\", \"title\": \"Identity check\", \"json\": {\"document\": \"passport\", \"nameMatches\": true}}]}")
id=$(echo "$action" | field id | head -n 1)
status=$(echo "$action" | field status | head -n 1)
echo "$id $status"

while case "$status" in held | approved | queued | running | unknown) true ;; *) false ;; esac do
  status=$(ask "$url/actions/$id/wait?timeoutSeconds=30" | field status | head -n 1)
done
echo "$status"
