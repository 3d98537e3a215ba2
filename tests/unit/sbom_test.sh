#!/bin/sh
# The list of its parts beside each program is true and reproducible: `sbom_test.sh BUILD_FOLDER`.
set -u
build=$1
cd "$(dirname "$0")/../.." || exit 1
case $build in /*) ;; *) build=$PWD/$build ;; esac
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\) .*/\1/p' CMakeLists.txt)

# name, version and purl of each package, one a line; nothing where the file is not as SPDX wants it. Node comes with npm.
read_sbom() {
  node -e '
    const spdx = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const want = (holds, what) => { if (!holds) { console.error(what); process.exit(1); } };
    want(spdx.spdxVersion === "SPDX-2.3" && spdx.dataLicense === "CC0-1.0" && spdx.SPDXID === "SPDXRef-DOCUMENT", "head");
    want(/^https:\/\/[^#]+$/.test(spdx.documentNamespace), "documentNamespace");
    want(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(spdx.creationInfo.created), "created");
    const ids = spdx.packages.map((p) => p.SPDXID);
    want(new Set(ids).size === ids.length && ids.every((id) => /^SPDXRef-[A-Za-z0-9.-]+$/.test(id)), "SPDXID");
    const own = spdx.packages[0];
    want(own.name === process.argv[2] && own.versionInfo === process.argv[3], "own name and version");
    want(own.licenseDeclared === "GPL-3.0-or-later" && own.checksums[0].checksumValue === process.argv[4], "licence, SHA-256");
    const linked = spdx.relationships.filter((r) => r.relationshipType === "DYNAMIC_LINK").map((r) => r.relatedSpdxElement);
    want(linked.join() === ids.slice(1).join(), "each package is linked");
    for (const p of spdx.packages.slice(1)) {
      const purl = /^pkg:deb\/debian\/([^@]+)@([^?]+)\?arch=[a-z0-9]+&distro=[a-z]+-\w+$/.exec(p.externalRefs[0].referenceLocator);
      want(purl && decodeURIComponent(purl[1]) === p.name && decodeURIComponent(purl[2]) === p.versionInfo, p.name + ": purl");
      console.log(p.name + " " + p.versionInfo);
    }' "$@"
}

# The same by another way: the libraries that the loader maps, looked up in the lists of files that dpkg keeps.
loaded_packages() {
  LD_TRACE_LOADED_OBJECTS=1 "$1" | grep -oE '/[^ ]+' | while read -r path; do
    # By its link, which belongs to the package too, in either of the places that are one.
    printf '/lib%s\n/usr/lib%s\n' "${path#*/lib}" "${path#*/lib}"
  done >"$work/paths"
  grep -lxFf "$work/paths" /var/lib/dpkg/info/*.list | sed 's#.*/##; s#\.list$##' | sort -u |
    xargs dpkg-query -W -f='${Package} ${Version}\n' | sort
}

for program in kok-indexer kok-searchd kok-searchctl; do
  sbom=$build/bin/$program.spdx.json
  [ -s "$sbom" ] || { fail "$sbom is missing"; continue; }
  sha256=$(sha256sum "$build/bin/$program" | cut -d' ' -f1)
  read_sbom "$sbom" "$program" "$version" "$sha256" >"$work/listed" || { fail "$sbom: not so"; continue; }
  loaded_packages "$build/bin/$program" >"$work/loaded"
  diff "$work/loaded" "$work/listed" || fail "$program: what is loaded (<) is not what is listed (>)"
  # The same program on another day, in another language, gives the same bytes.
  for language in C de_DE.UTF-8; do
    SOURCE_DATE_EPOCH=1700000000 LC_ALL=$language TZ=Asia/Tokyo deploy/sbom "$build/bin/$program" "$version" >"$work/$language"
  done
  cmp "$work/C" "$work/de_DE.UTF-8" || fail "$program: not reproducible"
  grep -q '"created": "2023-11-14T22:13:20Z"' "$work/C" || fail "$program: SOURCE_DATE_EPOCH is not heeded"
done

# Without dpkg it says so, and writes nothing.
mkdir "$work/bin"
ln -s "$(command -v basename)" "$work/bin/basename"
PATH=$work/bin /bin/sh deploy/sbom "$build/bin/kok-indexer" "$version" >"$work/out" 2>"$work/err"
[ $? -eq 3 ] && [ ! -s "$work/out" ] && grep -q 'dpkg-query is missing' "$work/err" || fail "without dpkg: $(cat "$work/err")"

[ "$failures" -eq 0 ] && echo "the lists of parts hold"
exit "$((failures > 0))"
