"""People on Matrix, through a client that shares no line with ours: matrix-nio.

One process holds several people, each with an account and a device of their own. It reads
one JSON object a line, {"id", "who", "does", "with"}, and answers {"id", "answer"} or
{"id", "error"}; {"who"} alone says that this person was shown something. It ends with its input.
"""

import asyncio
import inspect
import json
import sys
import tempfile
from urllib.parse import quote

from nio import (
    AsyncClient,
    AsyncClientConfig,
    EncryptionError,
    ErrorResponse,
    MegolmEvent,
    RoomPreset,
    SyncResponse,
)

PAGE = 30
HISTORY = {"room": {"timeline": {"limit": PAGE}}}
ENCRYPTION = {
    "type": "m.room.encryption",
    "state_key": "",
    "content": {"algorithm": "m.megolm.v1.aes-sha2"},
}


class Refused(Exception):
    """The homeserver said no."""


def accepted(response):
    """nio returns what went wrong instead of raising it."""
    if isinstance(response, ErrorResponse):
        raise Refused(f"{response.status_code}: {response.message}")
    return response


class Person:
    def __init__(self, tell):
        self.tell = tell
        self.events = {}
        self.heard = asyncio.Condition()
        self.sending = asyncio.Lock()
        self.folder = tempfile.TemporaryDirectory(prefix="utopia-person-")

    async def arrives(self, url, user, device, token):
        """Signs in with a token, reads what is there, and listens from then on."""
        config = AsyncClientConfig(
            encryption_enabled=True, request_timeout=60, max_timeout_retry_wait_time=1
        )
        self.client = AsyncClient(url, user, store_path=self.folder.name, config=config)
        self.client.restore_login(user, device, token)
        await self.hears(timeout=0, full_state=True)
        self.listening = asyncio.create_task(self.listens())

    async def listens(self):
        """nio's own loop ends when a key query of ours comes between its question and its call."""
        try:
            while True:
                await self.hears(timeout=30_000)
        except Exception as error:
            self.tell(error=f"no longer listens: {error!r}")

    async def hears(self, **how):
        response = await self.client.sync(sync_filter=HISTORY, **how)
        if isinstance(response, SyncResponse):
            await self.notes(response)
            await self.tends_keys()
            self.tell()
        else:
            await asyncio.sleep(0.2)
        async with self.heard:
            self.heard.notify_all()

    async def tends_keys(self):
        client = self.client
        async with self.sending:
            if client.should_upload_keys:
                accepted(await client.keys_upload())
            if client.should_query_keys:
                accepted(await client.keys_query())
            if client.should_claim_keys:
                accepted(await client.keys_claim(client.get_users_for_key_claiming()))
            await client.send_to_device_messages()

    async def departs(self):
        self.listening.cancel()
        await self.client.close()
        self.folder.cleanup()

    # What they are shown

    async def notes(self, response):
        for room, joined in response.rooms.join.items():
            timeline = joined.timeline
            missed = []
            if timeline.limited and timeline.prev_batch:
                missed = await self.before(room, timeline.prev_batch)
            self.adds(room, [*missed, *timeline.events])

    async def before(self, room, token):
        """What a sync left out, the oldest first."""
        known = self.events.get(room, {})
        found = []
        while token:
            page = accepted(await self.client.room_messages(room, token, limit=PAGE))
            news = [event for event in page.chunk if event.event_id not in known]
            found += news
            token = page.end if len(news) == len(page.chunk) > 0 else None
        return found[::-1]

    def adds(self, room, events):
        held = self.events.setdefault(room, {})
        for event in events:
            held.setdefault(event.event_id, event)

    async def timeline(self, room):
        """Every event of a room as far as it can be read, the oldest first."""
        held = self.events.get(room, {})
        for name, event in held.items():
            # The key may have come after the message.
            if isinstance(event, MegolmEvent):
                event.room_id = event.room_id or room
                try:
                    held[name] = self.client.decrypt_event(event)
                except EncryptionError:
                    pass
        return [
            {
                **event.source,
                "encrypted": isinstance(event, MegolmEvent) or bool(event.decrypted),
                "readable": not isinstance(event, MegolmEvent),
            }
            for event in held.values()
        ]

    async def invitations(self):
        return list(self.client.invited_rooms)

    async def cipher(self, room, event):
        """How an event was encrypted. nio tells no index: the ciphertext is asked for again."""
        path = f"/_matrix/client/v3/rooms/{quote(room)}/event/{quote(event)}"
        headers = {"Authorization": f"Bearer {self.client.access_token}"}
        response = await self.client.send("GET", path, None, headers)
        content = (await response.json())["content"]
        session = self.client.olm.inbound_group_store.get(
            room, content["sender_key"], content["session_id"]
        )
        if session is None:
            raise Refused(f"no key of the session {content['session_id']}")
        _, index = session.decrypt(content["ciphertext"])
        return {
            "algorithm": content["algorithm"],
            "session": content["session_id"],
            "device": content["device_id"],
            "index": index,
        }

    # What they do

    async def opens(self, name, encrypted, invites, version, direct):
        room = accepted(
            await self.client.room_create(
                name=name,
                invite=invites,
                is_direct=direct,
                room_version=version,
                preset=RoomPreset.trusted_private_chat if direct else RoomPreset.private_chat,
                initial_state=[ENCRYPTION] if encrypted else [],
            )
        ).room_id
        await self.enters(room)
        return room

    async def joins(self, room):
        accepted(await self.client.join(room))
        await self.enters(room)

    async def enters(self, room):
        async with self.heard:
            await self.heard.wait_for(lambda: room in self.client.rooms)

    async def sends(self, room, type, content):
        await self.enters(room)
        async with self.sending:
            if self.client.rooms[room].encrypted:
                await self.reaches_everybody(room)
            return accepted(
                await self.client.room_send(room, type, content, ignore_unverified_devices=True)
            ).event_id

    async def reaches_everybody(self, room):
        """Who came in, or came with a new device, since the last message gets a key too."""
        client = self.client
        accepted(await client.joined_members(room))
        members = set(client.rooms[room].users)
        client.olm.users_for_key_query |= members
        accepted(await client.keys_query())
        session = client.olm.outbound_group_sessions.get(room)
        devices = {
            (device.user_id, device.id)
            for user in members
            for device in client.device_store.active_user_devices(user)
        }
        own = (client.user_id, client.device_id)
        if session and devices - session.users_shared_with - session.users_ignored - {own}:
            client.invalidate_outbound_session(room)

    async def redacts(self, room, event):
        return accepted(await self.client.room_redact(room, event)).event_id

    async def invites(self, room, user):
        accepted(await self.client.room_invite(room, user))

    async def leaves(self, room):
        accepted(await self.client.room_leave(room))

    async def kicks(self, room, user):
        accepted(await self.client.room_kick(room, user))

    async def bans(self, room, user):
        accepted(await self.client.room_ban(room, user))

    async def sets(self, room, type, content, key):
        return accepted(await self.client.room_put_state(room, type, content, key)).event_id

    async def is_called(self, name):
        accepted(await self.client.set_displayname(name))


ACTS = {name for name, act in vars(Person).items() if inspect.iscoroutinefunction(act)}


def says(**line):
    print(json.dumps(line), flush=True)


async def obeys(people, order):
    who, does = order["who"], order["does"]
    try:
        if does == "arrives":
            people[who] = Person(lambda **what: says(who=who, **what))
        if does not in ACTS:
            raise Refused(f"nobody knows how to « {does} »")
        says(id=order["id"], answer=await getattr(people[who], does)(**order["with"]))
    except Exception as error:
        says(id=order["id"], error=f"{type(error).__name__}: {error}")


async def main():
    people, acts = {}, set()
    lines = asyncio.StreamReader(limit=2**24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        act = asyncio.create_task(obeys(people, json.loads(line)))
        acts.add(act)
        act.add_done_callback(acts.discard)
    for person in people.values():
        await person.departs()


asyncio.run(main())
