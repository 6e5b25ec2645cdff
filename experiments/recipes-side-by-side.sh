#!/usr/bin/env bash
# What each recipe learns and forgets on the sample domains: experiments/recipes-side-by-side.sh [OUT-DIR]
#
# Runs ./alluvium demo once per recipe, each fitted to the sample domains alike, keeps every report in OUT-DIR
# (default: recipes), and prints them beside each other.
#   RECIPES="naive-prefix experience-replay gated-anchored-prefix-distillation"   which, in which order
set -euo pipefail
out=${1:-recipes}
mkdir -p "$out"
. "$(dirname "${BASH_SOURCE[0]}")/running.sh"

read -r -a recipes <<< "${RECIPES:-naive-prefix experience-replay gated-anchored-prefix-distillation}"
for recipe in "${recipes[@]}"; do
  # Exit code 4 is an answer too: a recipe may miss a check of the demo.
  "$root/alluvium" demo --once --recipe "$recipe" --report "$out/$recipe.json" > "$out/$recipe.txt" || [[ $? == 4 ]]
done
run_java RecipesSideBySide.java "$out" "${recipes[@]}"
