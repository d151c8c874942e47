#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Last job of compose.yml, when Kibana answers: installs index templates, dashboards and alert rules, and says where to go.
# It can be run again at any time: docker compose run --rm setup
#
#   SECRETS             folder with ca.crt, admin-key and kibana-key, /run/flowhound
#   KIBANA_URL          address of Kibana as people open it
#   KIBANA_INTERNAL     address of Kibana from here, https://kibana:5601
set -eu

folder=${SECRETS:-/run/flowhound}
if ! "${FLOWHOUND_ENTRY:-flowhound}" setup \
    --set elasticsearch.admin-api-key="file:$folder/admin-key" \
    --set kibana.url="${KIBANA_INTERNAL:-https://kibana:5601}" \
    --set kibana.public-url="${KIBANA_URL:-https://localhost:5601}" \
    --set kibana.api-key="file:$folder/kibana-key" \
    --set kibana.ca="$folder/ca.crt"; then
    echo 'setup: not finished; correct what is said above, then: docker compose run --rm setup' >&2
    exit 1
fi

cat <<END

Flowhound is set up.

    Kibana      ${KIBANA_URL:-https://localhost:5601}    (its certificate is of an authority of your own: docs/docker.md)
    user        flowhound
    password    docker compose run --rm secrets show
    flows       send NetFlow or IPFIX to UDP port 2055 or 4739 of this machine: docs/exporters.md
    who sends   docker compose exec collector flowhound status
END
