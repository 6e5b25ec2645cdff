"""Keeps the live prompt of a domain in a directory: python3 subscribe.py http://localhost:8080 news prompts"""
import hashlib, json, pathlib, sys, time, urllib.parse, urllib.request

registry, domain, folder = sys.argv[1].rstrip("/"), urllib.parse.quote(sys.argv[2], safe=""), pathlib.Path(sys.argv[3])


def get(path):
    with urllib.request.urlopen(registry + path, timeout=30) as answer:
        return answer.read()


def fetch(version):
    """The files of a version, each compared with its digest, in a directory that PEFT reads."""
    place = folder / f"{domain}-{version}"
    place.mkdir(parents=True, exist_ok=True)
    for blob in json.loads(get(f"/v1/prompts/{domain}/versions/{version}"))["blobs"]:
        data = get(blob["href"])
        if hashlib.sha256(data).hexdigest() != blob["sha256"]:
            raise OSError(f"{blob['name']} of version {version} is damaged")
        (place / blob["name"]).write_bytes(data)
    return place


last_id, live = None, None
while True:
    try:
        request = urllib.request.Request(f"{registry}/v1/events?domain={domain}&alias=live")
        if last_id:
            request.add_header("Last-Event-ID", last_id)
        with urllib.request.urlopen(request, timeout=60) as stream:  # a sign of life comes every 15 seconds
            event = {}
            for line in stream:
                name, colon, value = line.decode().rstrip("\r\n").partition(":")
                if name or colon:
                    event[name] = value.strip()
                    continue
                if event.get("event") in ("hello", "alias"):  # an event is a hint: ask what is live now
                    now = json.loads(get(f"/v1/prompts/{domain}/aliases/live"))["version"]
                    if now != live:
                        print("live:", fetch(now), flush=True)
                        live = now
                last_id, event = event.get("id", last_id), {}
    except OSError as failure:
        print("trying again:", failure, file=sys.stderr, flush=True)
    time.sleep(1)
