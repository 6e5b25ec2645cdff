#!/usr/bin/env bash
# Builds the image of every service, tagged alluvium/SERVICE. Needs `mvn package` first.
set -euo pipefail
cd "$(dirname "$0")/../.."
for service in ingest trainer prompt-registry inference-worker; do
  if [[ ! -d $service/target/quarkus-app ]]; then
    echo "build.sh: $service/target/quarkus-app is missing; run: mvn package -DskipTests" >&2
    exit 1
  fi
  docker build -q -f deploy/images/Dockerfile -t "alluvium/$service" "$service/target"
done
