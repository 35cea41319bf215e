import { expect, test } from "vitest";
import { Invitations } from "../../adapters/matrix/invitations.ts";
import { placeOf } from "../../adapters/matrix/read.ts";
import { makeLog } from "../../src/log.ts";
import { text, view } from "../../src/view.ts";
import { temporaryFile } from "../support/files.ts";
import { keepOn } from "../support/matrix-device.ts";
import { room } from "../support/matrix-line.ts";
import { LEA, ROOM } from "../support/matrix-rooms.ts";
import { Fuse } from "../support/matrix-round.ts";

test("whoever is called « @room » is answered without ringing for everybody", async () => {
  const { lea, first } = await room();
  const { replies } = first.line;
  const asker = { userId: LEA, name: "@room" };
  const place = placeOf(ROOM, "logement", "channel");
  replies.aside(place, "$1", "$1", asker, view(text(["C’est noté."])));
  await replies.answered();
  await lea.syncs();
  expect(lea.words).toEqual([expect.stringMatching(/^@\u2060room\u00a0: C’est noté\./u)]);
});

test("an invitation that cannot be noted as answered ends nothing", async () => {
  const { first } = await room();
  const { keep, close } = await keepOn(temporaryFile());
  const fuse = new Fuse(1);
  const works: Promise<void>[] = [];
  const invitations = new Invitations({
    ...first.line,
    policy: [],
    language: "fr",
    log: makeLog("silent"),
    closing: new AbortController().signal,
    underWay: (work) => void works.push(work),
    keep: fuse.keep(keep),
  });
  const { self } = first.line.homeserver;
  const invite = {
    type: "m.room.member",
    state_key: self,
    sender: LEA,
    event_id: "$1",
    origin_server_ts: 0,
    content: { membership: "invite" },
  };
  await invitations.told("!autre:thionville.fr", { invite_state: { events: [invite] } });
  await expect(Promise.all(works)).resolves.toEqual([undefined]);
  expect(fuse.isBlown).toBe(true);
  await close();
});
